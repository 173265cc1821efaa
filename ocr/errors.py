"""Why a file or a page can't be read: one tree, each with a stable code.

| code | |
|---|---|
| ``file-empty`` | nothing in it |
| ``file-type-unknown`` | neither PNG, JPEG, TIFF nor PDF, whatever its name says |
| ``file-damaged`` | cut off or broken |
| ``file-too-large`` | more bytes than ``Limits.file_bytes`` |
| ``pdf-encrypted`` | opens only with a password |
| ``too-many-pages`` | more than ``Limits.pages`` |
| ``image-too-large`` | a page of more than ``Limits.page_pixels``, judged before decoding |
| ``page-too-expensive`` | a page that needs more memory or time than a page may |
| ``page-unknown`` | there is no page of that number |
"""

from __future__ import annotations

MESSAGES = {
    "file-empty": "the file is empty",
    "file-type-unknown": "the file is neither PNG, JPEG, TIFF nor PDF",
    "file-damaged": "the file is damaged or incomplete",
    "file-too-large": "the file is larger than {limit} MiB",
    "pdf-encrypted": "the PDF is encrypted: it opens only with a password",
    "too-many-pages": "the file has {pages} pages, more than {limit}",
    "image-too-large": "the image has {width}×{height} pixels, more than {limit} megapixels",
    "page-too-expensive": "the page needs more memory or time than a page may",
    "page-unknown": "there is no page {page}",
}


class OcrError(Exception):
    """The file or page can't be read because of what it holds; asking again changes nothing.

    ``code`` is one of the module's table, ``params`` are the numbers of its message.
    """

    def __init__(self, code: str, **params: int) -> None:
        super().__init__(MESSAGES[code].format(**params))
        self.code = code
        self.params = params
