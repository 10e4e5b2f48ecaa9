# Outlives the JVM that has started it, and ends what that JVM has left: even SIGKILL, which a JVM does not notice,
# closes the JVM's end of the pipe that is the standard input here.
#
# The JVM writes a line for each change:
#   start  WORD GRACE   a command is about to start; its environment will carry the word; its grace in milliseconds
#   pid    WORD PID     it has started, with that process
#   ending WORD         it is being ended, with its descendants, whatever becomes of its own process
#   over   WORD         it is over, and what it has left running stays

trap '' HUP INT QUIT TERM # It ends by itself when its work is done, and not before.
cd /

commands='' # WORD:PID:GRACE:STATE, separated by blanks

# Replaces the command with that word by another text, which may be empty.
replace() {
    kept=''
    for command in $commands; do
        if [ "${command%%:*}" = "$1" ]; then kept="$kept $2"; else kept="$kept $command"; fi
    done
    commands=$kept
}

# Splits a command into $word, $pid, $grace and $state.
split() {
    word=${1%%:*}
    rest=${1#*:}
    pid=${rest%%:*}
    rest=${rest#*:}
    grace=${rest%%:*}
    state=${rest#*:}
}

find_command() {
    for command in $commands; do
        split "$command"
        if [ "$word" = "$1" ]; then return 0; fi
    done
    return 1
}

while read -r change word value; do
    case $change in
    start) commands="$commands $word:0:$value:running" ;;
    pid) if find_command "$word"; then replace "$word" "$word:$value:$grace:$state"; fi ;;
    ending) if find_command "$word"; then replace "$word" "$word:$pid:$grace:ending"; fi ;;
    over) replace "$word" '' ;;
    esac
done

# The JVM has ended.

# Reads a process from its line in /proc into $process_state, $parent, $group and $session.
read_process() {
    line=''
    read -r line <"/proc/$1/stat" || return 1
    # shellcheck disable=SC2086
    set -- ${line##*) } # The name, in parentheses, may hold anything.
    process_state=$1
    parent=$2
    group=$3
    session=$4
}

is_running() {
    read_process "$1" && [ "$process_state" != Z ]
}

# Prints the processes that run of a command and its descendants: those with its word, those in the session or in the
# group of its own process, and the children of all these.
members() {
    split "$1"
    found=' '
    for file in $(grep -slF "$word;" /proc/[0-9]*/environ); do
        member=${file#/proc/}
        found="$found${member%/environ} "
    done
    before=''
    while [ "$before" != "$found" ]; do
        before=$found
        for folder in /proc/[0-9]*; do
            candidate=${folder#/proc/}
            case $found in *" $candidate "*) continue ;; esac
            read_process "$candidate" || continue
            if [ "$candidate" = "$pid" ] || [ "$session" = "$pid" ] || [ "$group" = "$pid" ]; then
                found="$found$candidate "
            else
                case $found in *" $parent "*) found="$found$candidate " ;; esac
            fi
        done
    done
    for member in $found; do
        if is_running "$member"; then echo "$member"; fi
    done
}

# Prints the time since the system started, in hundredths of a second.
now() {
    read -r uptime rest </proc/uptime
    echo "${uptime%.*}${uptime#*.}"
}

end() {
    # shellcheck disable=SC2046
    kill -s TERM $(members "$1")
    split "$1"
    end=$(($(now) + grace / 10))
    while [ -n "$(members "$1")" ] && [ "$(now)" -lt "$end" ]; do sleep 0.02; done
    rounds=0
    while left=$(members "$1") && [ -n "$left" ] && [ $rounds -lt 500 ]; do
        # shellcheck disable=SC2086
        kill -s KILL $left
        rounds=$((rounds + 1))
        sleep 0.02
    done
}

for command in $commands; do
    split "$command"
    # A command whose own process has ended by itself was over, although the JVM had no time to say so.
    if [ "$pid" = 0 ] || [ "$state" = ending ] || is_running "$pid"; then end "$command" & fi
done
wait
