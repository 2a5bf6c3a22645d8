"""The image pipeline: pixels in, pixels out. No models, no Django.

Everything that opens a file a person sent happens in a child process with limits of its own, so
that a hostile picture can at worst end that child:

    pipeline.py   the front door: inspect_upload, make_files, make_profile_pictures
      | checks.py     size and first bytes, read in the calling process; nothing is decoded there
      | slots.py      waits for a turn: so many pictures at a time on one machine
      v sandbox.py    starts `python -m pictria.images.child`, holds the deadline, reads its answer
    ---------------------------------------------------------------- process boundary
      child.py        confines itself (confine.py), runs one task, prints one line of JSON
      v work.py       the three tasks
      v opening.py    cut off? (completeness.py) too many pixels or frames? then the decoder
      v colour.py, orientation.py     8 bits, sRGB, upright, without metadata
      +-> clean.py        the cleaned original (JPEG kept or encoded once, else PNG);
      |                   rewrite.py keeps a JPEG's coefficients
      +-> renditions.py   WebP from large to small
      +-> animation.py    APNG (apng.py) as the original, animated WebP beside the still renditions
      +-> placeholder.py  tiny data: image and main colour
      +-> portraits.py    square profile pictures

What comes back are `MadeFile`s in the folder the caller gave, or one of the errors in errors.py.
"""
