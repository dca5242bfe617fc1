"""The HTTP API: the record as JSON, pages of lists, and streams without a row limit, under /api/v1."""

from runut.web.api.app import create_api, mount_api
from runut.web.api.document import openapi
from runut.web.api.endpoints import ENDPOINTS

__all__ = ["ENDPOINTS", "create_api", "mount_api", "openapi"]
