"""Runs all programs of the site until it is asked to stop."""

import time

from pictria.runner.child import Child
from pictria.runner.console import Console
from pictria.runner.greeting import greeting
from pictria.runner.readiness import web_answers
from pictria.runner.stop_requests import StopRequests

TICK = 0.2


class Supervisor:
    """`children` stand in the order of their start; they are stopped in the opposite one."""

    def __init__(self, console: Console, requests: StopRequests) -> None:
        self.children: list[Child] = []
        self._console = console
        self._requests = requests
        self._said_to_be_finishing = 1

    def start(self, child: Child) -> None:
        self.children.append(child)
        child.start()

    def watch(self) -> bool:
        """Keeps everything running until a stop is asked for; False if a program cannot run."""
        greeted = False
        while not self._requests:
            for child in self.children:
                child.keep_running()
                if child.is_hopeless:
                    self._console.say(_no_hope(child))
                    return False
            if not greeted and web_answers():
                self._console.say(greeting())
                greeted = True
            time.sleep(TICK)
        return True

    def stop(self) -> bool:
        """Lets each program finish, one after the other; False if one had to be cut off."""
        if not self.children:
            return True
        self._console.say(_farewell(self.children))
        finished = [child.stop(self._say_if_asked_again) for child in reversed(self.children)]
        self._console.say("Stopped.")
        return all(finished)

    def _say_if_asked_again(self, child: Child) -> None:
        if self._requests.count > self._said_to_be_finishing:
            self._console.say(f"Still finishing: {child.name}. Running tasks are not cut off.")
            self._said_to_be_finishing = self._requests.count


def _no_hope(child: Child) -> str:
    return (
        f"{child.name} ended at once {child.quick_deaths} times; its lines above say why. "
        "The site stops."
    )


def _farewell(children: list[Child]) -> str:
    names = ", ".join(child.name for child in reversed(children))
    return f"\nStopping: {names}. Running tasks finish first."
