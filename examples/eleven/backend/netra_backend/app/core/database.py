import os


def database_url() -> str:
    # Read past the module that owns the environment, so its defaults and its overrides in tests do not hold here.
    return os.environ.get("DATABASE_URL", "sqlite://")
