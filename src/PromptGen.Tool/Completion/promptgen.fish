# Completion of PromptGen in fish. Run this command once:
#   dotnet promptgen completion fish > ~/.config/fish/completions/dotnet-promptgen.fish
# and add this line to ~/.config/fish/config.fish, for `dotnet promptgen`:
#   dotnet promptgen completion fish | source

function __promptgen_suggest
    set -l line (string replace -r '^\s*(dotnet\s+promptgen|dotnet-promptgen)\s+' '' -- (commandline -cp))
    dotnet promptgen "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end

complete -c dotnet-promptgen -a '(__promptgen_suggest)'
complete -c dotnet -n 'string match -qr "^\s*dotnet\s+promptgen\s" -- (commandline -cp)' -a '(__promptgen_suggest)'
