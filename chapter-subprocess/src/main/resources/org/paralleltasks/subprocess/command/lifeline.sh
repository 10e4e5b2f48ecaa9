# Outlives the JVM that has started it, and ends what that JVM has left: even SIGKILL, which a JVM does not notice,
# closes the JVM's end of the pipe that is the standard input here.
#
# The standard output is a file that the JVM writes. It has a line for each command that runs, and lines of blanks:
#   WORD PID START GRACE STATE
# WORD is in the command's environment. PID is its process, or "none" if it is about to start or could not be ended. START
# is when that process started, in ticks since the system did, or 0 if that is not known: the number PID may have been given
# to another process since. GRACE is the command's grace period in milliseconds. STATE is "running", or "ending" if it is being ended with its descendants, whatever becomes of its own
# process.

trap '' HUP INT QUIT TERM # It ends by itself when its work is done, and not before.
cd /

while read -r line; do :; done

# The JVM has ended.

# Reads a process from its file in /proc into $process_state, $parent, $group, $session, $threads and $started.
read_process() {
    stat=''
    while read -r line; do stat="$stat $line"; done <"/proc/$1/stat" || return 1
    case $stat in *') '*) ;; *) return 1 ;; esac
    # shellcheck disable=SC2086
    set -- ${stat##*) } # The name, in parentheses, may hold anything, also a line feed.
    process_state=$1
    parent=$2
    group=$3
    session=$4
    threads=${18}
    started=${20}
}

# A zombie has ended, unless it is only the first of several threads that has.
is_running() {
    read_process "$1" && { [ "$process_state" != Z ] || [ "$threads" -gt 1 ]; }
}

# Whether the number $pid is now that of another process than the command's own.
is_taken() {
    [ "$start" != 0 ] && read_process "$pid" && [ "$started" != "$start" ]
}

is_in_session() {
    read_process "$1" && { [ "$session" = "$pid" ] || [ "$group" = "$pid" ]; }
}

# Prints the processes that run of the command $word and its descendants, each as ID:START: those with its word, those in
# the session or in the group of its own process, those that were among them before, in $known, and the children of all
# these.
members() {
    found=' '
    for member in $known; do
        if read_process "${member%:*}" && [ "$started" = "${member#*:}" ]; then found="$found${member%:*} "; fi
    done
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
    for member in $(printf '%s\n' $found | sort -n); do # A parent mostly comes before its children then.
        if is_running "$member"; then echo "$member:$started"; fi
    done
}

# Prints the time since the system started, in hundredths of a second.
now() {
    read -r uptime rest </proc/uptime
    echo "${uptime%.*}${uptime#*.}"
}

# Looks for the members, into $known. Neither is another process with the number of the command's own one of them, nor is
# anybody in a session of that number once two looks in a row have found nobody there.
look() {
    if is_taken; then pid=none; fi
    known=$(members)
    for member in $known; do
        if is_in_session "${member%:*}"; then
            empty=0
            return 0
        fi
    done
    empty=$((empty + 1))
    if [ $empty -ge 2 ]; then pid=none; fi
}

# The command's own process first: a shell whose child ends before it goes on with its next command.
signal_known() {
    for member in $known; do
        if [ "${member%:*}" = "$pid" ]; then kill -s "$1" "$pid"; fi
    done
    for member in $known; do
        if [ "${member%:*}" != "$pid" ]; then kill -s "$1" "${member%:*}"; fi
    done
}

# Ends the command $word.
end() {
    known=''
    empty=0
    look
    signal_known TERM
    end=$(($(now) + grace / 10))
    while look && [ -n "$known" ] && [ "$(now)" -lt "$end" ]; do sleep 0.02; done
    rounds=0
    while look && [ -n "$known" ] && [ $rounds -lt 500 ]; do
        signal_known KILL
        rounds=$((rounds + 1))
        sleep 0.02
    done
}

while read -r word pid start grace state; do
    if [ -z "$word" ]; then continue; fi
    # A command whose own process has ended by itself was over, although the JVM had no time to say so.
    if [ "$pid" = none ] || [ "$state" = ending ] || { ! is_taken && is_running "$pid"; }; then end >/dev/null & fi
done </proc/self/fd/1
wait
