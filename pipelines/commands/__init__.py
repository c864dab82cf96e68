"""The verbs of `vanban`, one a module: the module's name is the verb, its `command` what click runs."""
