# Completion of PromptGen in bash. Add this line to ~/.bashrc:
#   source <(dotnet promptgen completion bash)

_promptgen() {
    local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" found
    if [[ $line =~ ^[[:space:]]*(dotnet[[:space:]]+promptgen|dotnet-promptgen)[[:space:]]+ ]]; then
        line="${line:${#BASH_REMATCH[0]}}"
        COMPREPLY=()
        while IFS= read -r found; do
            [[ $found == "$word"* ]] && COMPREPLY+=("$found")
        done < <(dotnet promptgen "[suggest:${#line}]" "$line" 2>/dev/null)
    fi
}

# Other commands of dotnet keep the completion that they had.
if [[ -z ${_promptgen_dotnet_before+set} ]]; then
    _promptgen_dotnet_before="$(complete -p dotnet 2>/dev/null | sed -n 's/.* -F \([^ ]*\) .*/\1/p')"
fi

_promptgen_dotnet() {
    if [[ ${COMP_WORDS[1]} == promptgen ]]; then
        _promptgen
    elif [[ -n $_promptgen_dotnet_before ]]; then
        "$_promptgen_dotnet_before" "$@"
    fi
}

complete -o default -F _promptgen dotnet-promptgen
complete -o default -F _promptgen_dotnet dotnet
