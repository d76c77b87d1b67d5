"""Start Desktop AR from a checkout: `python main.py` is the same as `desktop-ar`."""

from desktop_ar.app import main

if __name__ == "__main__":
    main()
