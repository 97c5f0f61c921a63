"""Run a project's notebooks: those whose outputs no longer hold, each with its inputs alone.

What lives here: parameters and how they are checked, what each notebook depends on, the store
of what notebooks gave, the move of a run's files as a whole, the processes that execute
notebooks, sweeps over many combinations of parameters, and the crate that describes a run.

The engine knows no word of what the notebooks are about. It is handed a
:class:`project.Project`, and imports nothing but the standard library, papermill, IPython with
what these two need, and itself: copied beside another project's notebooks it runs those.
"""
