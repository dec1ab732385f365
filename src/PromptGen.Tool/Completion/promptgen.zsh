# Completion of PromptGen in zsh. Add this line to ~/.zshrc, below compinit:
#   source <(dotnet promptgen completion zsh)

_promptgen() {
    local first=2
    [[ $words[1] == dotnet ]] && first=3
    local line="${(j: :)words[first,CURRENT]}"
    local -a found
    found=("${(@f)$(dotnet promptgen "[suggest:${#line}]" "$line" 2>/dev/null)}")
    compadd -- ${found:#} || _files
}

# Other commands of dotnet keep the completion that they had.
if (( ! ${+_promptgen_dotnet_before} )); then
    typeset -g _promptgen_dotnet_before="${_comps[dotnet]}"
fi

_promptgen_dotnet() {
    if [[ $words[2] == promptgen && $CURRENT -gt 2 ]]; then
        _promptgen
    elif [[ -n $_promptgen_dotnet_before ]]; then
        $_promptgen_dotnet_before "$@"
    fi
}

compdef _promptgen dotnet-promptgen
compdef _promptgen_dotnet dotnet
