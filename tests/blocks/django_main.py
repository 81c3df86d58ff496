"""Runs shop.py of the current directory as the models of a Django project.

An example in the bank that imports Django need not configure it.  It becomes
the module "shop" of an app of that name, and its urlpatterns the project's.
The database is SQLite in memory, with the tables of Django's own apps and of
the models that the example defines.
"""

import importlib
import os
import sys

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="example",
    ALLOWED_HOSTS=["testserver"],
    ROOT_URLCONF="shop",
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3",
                           "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes",
                    "django.contrib.sessions", "django.contrib.messages",
                    "rest_framework", "rest_framework.authtoken"],
    MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware",
                "django.middleware.common.CommonMiddleware",
                "django.middleware.csrf.CsrfViewMiddleware",
                "django.contrib.auth.middleware.AuthenticationMiddleware",
                "django.contrib.messages.middleware.MessageMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth"]}}],
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
)
django.setup()

from django.apps import AppConfig, apps  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402


# Most examples import some of these.
for name in ("django.test", "rest_framework.generics",
             "rest_framework.test", "rest_framework.viewsets",
             "rest_framework.authtoken.models"):
    importlib.import_module(name)

call_command("migrate", verbosity=0)
waiting = []  # models that have no table yet


def is_ready(model):
    """Whether every model that this one refers to by name is known."""
    return not any(isinstance(field.remote_field.model, str)
                   for field in model._meta.get_fields()
                   if field.remote_field and not field.auto_created)


def register_model(app_label, model):
    """Creates the table of each model of the example as soon as possible."""
    register(app_label, model)
    options = model._meta
    if options.managed and not (options.proxy or options.auto_created):
        waiting.append(model)
    for ready in [model for model in waiting if is_ready(model)]:
        waiting.remove(ready)
        with connection.schema_editor() as editor:
            editor.create_model(ready)


register = apps.register_model


def run():
    """Runs shop.py of the current directory."""
    shop = type("Shop", (AppConfig,), {
        "__doc__": "The app that consists of the example.",
        "name": "shop", "label": "shop", "path": os.getcwd(),
    })("shop", sys)
    shop.models_module = None
    shop.apps = apps
    apps.app_configs["shop"] = shop
    shop.models = apps.all_models["shop"]
    apps.register_model = register_model
    importlib.import_module("shop")
