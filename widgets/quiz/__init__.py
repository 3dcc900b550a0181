"""A question in a lesson, made from the text under `%%quiz`."""
