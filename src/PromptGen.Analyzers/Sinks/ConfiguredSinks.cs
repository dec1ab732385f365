using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PromptGen.Analyzers.Sinks;

/// <summary>
/// Sinks that a project names itself, in .editorconfig or a .globalconfig:
/// <c>promptgen_sinks = Acme.Llm.Client.Ask(system), Acme.Llm.Request.SystemPrompt, Acme.Llm.Agent(instructions)</c>.
/// </summary>
internal static class ConfiguredSinks
{
    public const string Key = "promptgen_sinks";

    public static ImmutableArray<TextSink> Read(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        SortedSet<string> settings = new(StringComparer.Ordinal);
        if (options.GlobalOptions.TryGetValue(Key, out string? shared))
        {
            settings.Add(shared);
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (options.GetOptions(tree).TryGetValue(Key, out string? setting))
            {
                settings.Add(setting);
            }
        }

        if (settings.Count == 0)
        {
            return ImmutableArray<TextSink>.Empty;
        }

        ImmutableArray<TextSink>.Builder sinks = ImmutableArray.CreateBuilder<TextSink>();
        foreach (string setting in settings)
        {
            foreach (string entry in Entries(setting))
            {
                Add(sinks, entry);
            }
        }

        return sinks.ToImmutable();
    }

    /// <summary>Separated by commas or spaces; a parenthesis keeps its own commas. A semicolon begins a comment there, and is never in a value.</summary>
    private static IEnumerable<string> Entries(string setting)
    {
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= setting.Length; i++)
        {
            char character = i < setting.Length ? setting[i] : ',';
            if (character == '(')
            {
                depth++;
            }
            else if (character == ')')
            {
                depth--;
            }
            else if (depth <= 0 && (character == ',' || char.IsWhiteSpace(character)))
            {
                if (i > start)
                {
                    yield return setting.Substring(start, i - start);
                }

                start = i + 1;
            }
        }
    }

    private static void Add(ImmutableArray<TextSink>.Builder sinks, string entry)
    {
        int open = entry.IndexOf('(');
        string path = open < 0 ? entry : entry.Substring(0, open);
        int dot = path.LastIndexOf('.');
        if (dot <= 0)
        {
            return;
        }

        if (open < 0)
        {
            sinks.Add(TextSink.Property(path.Substring(0, dot), path.Substring(dot + 1), PromptPosition.Instructions));
            return;
        }

        string[] parameters = entry.Substring(open + 1).TrimEnd(')').Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (path.EndsWith("..ctor", StringComparison.Ordinal))
        {
            path = path.Substring(0, path.Length - "..ctor".Length);
        }
        else
        {
            sinks.Add(TextSink.Method(path.Substring(0, dot), path.Substring(dot + 1), PromptPosition.Instructions, parameters));
        }

        sinks.Add(TextSink.Constructor(path, PromptPosition.Instructions, parameters));
    }
}
