using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Compiler.Tests.Manifest;

namespace PromptGen.Compiler.Tests.Versions;

/// <summary>Prompt folders whose texts are hard to write down: blanks at every place, every kind of line end, control characters, marks of YAML.</summary>
internal sealed class ArbitraryFolder
{
    public const string PromptPath = "Prompts/sub/hard.prompt.json";

    private static readonly string[] Pieces =
    [
        " ", "  ", "\t", "\n", "\n\n", "\n \n", "\r", "\r\n", "a", "word", "word word", "# not a comment", " #", ":", ": ", "- ", "? ", "|", ">", "'", "''", "\"",
        "\\", "\\n", "{", "[", "]", ",", "&a", "*a", "!!str", "%YAML", "---", "...", "---\n", "@", "`", "~", "null", "yes", "1.10", "0x1F", "2026-03-15.1", "ä",
        "e\u0301", "😀", "\u0001", "\u007f", "\u0085", "\u00a0", "\u2028", "\u2029", "\uFEFF", "\uFFFE", "<<", "=", "sha256:", "key: value", "ı", "İ",
    ];

    /// <summary>What a file cannot hold as it stands; in JSON it is an escape.</summary>
    private static readonly string[] OnlyEscaped = ["\u0001", "\u007f", "\u0085", "\u0000"];

    public static readonly Gen<string> Text =
        Gen.Choose(0, 12).SelectMany(count => Gen.ArrayOf(Gen.Elements(Pieces), count)).Select(string.Concat);

    private static readonly Gen<string> FileText = Text.Select(static text =>
        OnlyEscaped.Aggregate(text, static (clean, piece) => clean.Replace(piece, "", StringComparison.Ordinal)));

    private static readonly Gen<string?> Optional = Gen.OneOf(Gen.Constant<string?>(null), Text.Select(static text => (string?)text));

    private ArbitraryFolder(PromptFolderInMemory files) => Files = files;

    public PromptFolderInMemory Files { get; }

    public ResolvedPrompt Prompt => Files.Resolve(PromptPath);

    public void CopyTo(StampedFolder folder)
    {
        foreach ((string path, string text) in Files.Texts)
        {
            folder[path] = text;
        }
    }

    public static Arbitrary<ArbitraryFolder> All() => Arb.From(
        from system in Text
        from user in Text
        from message in FileText
        from partial in FileText
        from nested in FileText
        from value in Text
        from key in Text
        from description in Optional
        from strings in Gen.ArrayOf(Text)
        from single in Gen.Elements(true, false)
        from line in Gen.Elements("\n", "\r\n", "\r")
        select Make(system, user, message, partial, nested, value, key, description, strings, single, line));

    private static ArbitraryFolder Make(
        string system, string user, string message, string partial, string nested, string value, string key, string? description, string[] strings, bool single, string line)
    {
        Dictionary<string, object?> prompt = new()
        {
            ["prompt_id"] = "hard",
            ["version"] = "2026-03-15.1",
            ["parameters"] = new Dictionary<string, object?> { ["k" + key] = value, ["stop"] = strings, ["deep"] = new object?[] { strings, new object[] { 1.50m, true }, null } },
            ["variables"] = new Dictionary<string, object?>
            {
                ["s"] = new Dictionary<string, object?> { ["type"] = "string", ["default"] = value },
                ["e"] = new Dictionary<string, object?> { ["enum"] = new[] { "a" + value, "bb" }, ["nullable"] = true },
            },
            ["rollout"] = strings,
        };
        if (description is not null)
        {
            prompt["description"] = description;
        }

        if (single)
        {
            prompt["template"] = Literal("x" + user);
        }
        else
        {
            prompt["messages"] = new object[]
            {
                new { role = "system", template = "{{ include 'one' }}" + Literal(system) },
                new { slot = "talk" },
                new { role = "user", file = "texts/user.message.md" },
                new { role = "user", template = "x" + Literal(user) },
            };
        }

        return new ArbitraryFolder(new PromptFolderInMemory()
            .Add(PromptPath, JsonSerializer.Serialize(prompt))
            .Add("Prompts/sub/texts/user.message.md", "-" + Literal(message).Replace("\n", line, StringComparison.Ordinal))
            .Add("Prompts/one.partial.md", Literal(partial).Replace("\n", line, StringComparison.Ordinal) + "{{ include 'two' }}")
            .Add("Prompts/two.partial.md", Literal(nested)));
    }

    /// <summary>Braces begin code, which is not what is hard here.</summary>
    private static string Literal(string text) => text.Replace("{", "(", StringComparison.Ordinal);
}
