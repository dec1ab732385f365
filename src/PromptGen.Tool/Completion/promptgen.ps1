# Completion of PromptGen in PowerShell. Add this line to your $PROFILE:
#   dotnet promptgen completion pwsh | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName dotnet, dotnet-promptgen -ScriptBlock {
    param($word, $ast, $position)
    $text = $ast.ToString().PadRight($position).Substring(0, $position)
    $found = if ($text -match '^\s*(dotnet\s+promptgen|dotnet-promptgen)\s+') {
        $line = $text.Substring($Matches[0].Length)
        dotnet promptgen "[suggest:$($line.Length)]" "$line" 2>$null
    }
    else {
        # PowerShell has one completer for each command, so the other commands of dotnet are completed here as well.
        dotnet complete --position $position "$ast" 2>$null
    }

    $found | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
