def may_write(view):
    return view
