"""`python -m desktop_ar` is the same as the console script."""

from desktop_ar.app import main

if __name__ == "__main__":
    main()
