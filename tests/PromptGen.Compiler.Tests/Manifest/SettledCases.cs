namespace PromptGen.Compiler.Tests.Manifest;

/// <summary>Prompts for each choice that docs/manifest.md settles and that a reader could take otherwise.</summary>
internal static class SettledCases
{
    public static readonly string LongFraction = "0." + new string('3', 998);

    public static PromptFolderInMemory All() => new PromptFolderInMemory()
        .Add("Prompts/includes.prompt.json", """
            { "prompt_id": "includes", "version": "2026-01-01.1", "variables": { "x": "boolean" },
              "messages": [
                { "role": "system", "template": "{{ if false; include 'branch'; end; func never; include `verbatim`; end; s = \"include 'in-string'\"; s }} include 'in-text'" },
                { "role": "user", "template": "{{ # include 'in-comment'\n x; if x; ret; end; include $'interpolated' }}{%{ {{ include 'in-raw' }} }%}{{ include('parens') }}" },
                { "role": "user", "file": "own.partial.md" } ] }
            """)
        .Add("Prompts/branch.partial.md", "Branch.")
        .Add("Prompts/verbatim.partial.md", "Verbatim.")
        .Add("Prompts/interpolated.partial.md", "Interpolated, {{ include 'inner' }}")
        .Add("Prompts/inner.partial.md", "Inner.")
        .Add("Prompts/parens.partial.md", "Parens.")
        .Add("Prompts/own.partial.md", "Own text, {{ include 'of-file' }}.")
        .Add("Prompts/of-file.partial.md", "Of the file.")
        .Add("Prompts/two.partial.names.partial.md", "Two.")
        .Add("Prompts/Upper.PARTIAL.md", "Upper.")
        .Add("Prompts/in-string.partial.md", "No.")
        .Add("Prompts/in-text.partial.md", "No.")
        .Add("Prompts/in-comment.partial.md", "No.")
        .Add("Prompts/in-raw.partial.md", "No.")
        .Add("Prompts/names.prompt.json", """
            { "prompt_id": "names", "version": "2026-01-01.1", "template": "{{ include 'two' }} {{ include 'Upper' }}" }
            """)
        .Add("Prompts/bare.prompt.json", """
            { "prompt_id": "bare", "version": "2026-01-01.1", "parameters": {}, "template": "Bare." }
            """)
        .Add("Prompts/free.prompt.json", """
            { "prompt_id": "free", "version": "2026-01-01.1", "response_format": { "type": "text" }, "template": "Free." }
            """)
        .Add("Prompts/values.prompt.json", """
            { "prompt_id": "values", "version": "2026-01-01.1", "template": "{{ n }} {{ d }} {{ e }} {{ o }} {{ a }} {{ b }} {{ c }} {{ l }} {{ m }} {{ i }}",
              "parameters": { "a": 1.0, "long": #, "list": [#, 1e-9999] },
              "tools": [{ "name": "t", "parameters": { "minimum": # } }],
              "variables": {
                "n": { "type": "number", "default": 1.0 },
                "d": { "type": "decimal", "default": 1.0 },
                "i": { "type": "integer", "default": -0 },
                "e": { "type": "enum", "enum": ["x", "y"], "default": "x" },
                "o": { "type": "enum?", "enum": ["x"], "default": null },
                "a": { "type": "date-time", "default": "2026-03-15T10:30:00.500Z" },
                "b": { "type": "date-time", "default": "2026-03-15T10:30:00.5" },
                "c": { "type": "date-time", "default": "2026-03-15" },
                "l": { "type": "decimal", "default": 7.9228162514264337593543950335 },
                "m": { "type": "number", "default": # } } }
            """.Replace("#", LongFraction));
}
