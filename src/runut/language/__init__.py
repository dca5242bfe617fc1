"""The languages that Runut reads; each is a folder of data files of the same shape."""

from runut.language.language import Language

INDONESIAN = Language("id", "Bahasa Indonesia")
ENGLISH = Language("en", "English")

LANGUAGES: dict[str, Language] = {language.code: language for language in (INDONESIAN, ENGLISH)}
"""Every language, by code: a new language is a folder beside these and one line here."""

__all__ = ["ENGLISH", "INDONESIAN", "LANGUAGES", "Language"]
