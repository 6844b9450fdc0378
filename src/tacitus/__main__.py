"""`python -m tacitus` is `tacitus`."""

from tacitus.cli import main

if __name__ == "__main__":
    main()
