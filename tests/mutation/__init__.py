"""Deliberate breakages of one module at a time: does a test notice?"""
