using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

/// <summary>Whatever a file holds, reading it gives problems with places in it, and no failure.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 2500;

    private static readonly string[] Pieces =
    [
        "\t", "\r", "\n", "\r\n", " ", "  ", "\0", "\uFEFF", "\uFFFD", "\u2028", "\u0085", "\ud83d", "\ude00", "\ud83d\ude00", "{{", "}}", "{", "}", "[", "]",
        ":", ": ", "- ", "? ", "|", ">", "|+9\n", "'", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\U00110000", "\\x", "#", " #", "&a ", "*a", "&d ", "*d", "!!str ",
        "!foo ", "!<", "%YAML 1.1\n", "---\n", "...\n", "<<: ", "~", "null", "true", "0x", "1e999", ".inf", "-", "@", "`", ",", "type", "enum", "default:",
        "properties", "\u00e9", "0123456789012345678901234567890123456789", "[[[[[[[[[[[[[[[[", "{a: {a: {a: {a: {a: ", "\n          ", "2026-02-30.1", "file: ../../x", "$", "(a+)+$",
    ];

    [Theory]
    [InlineData(0, "a.prompt.yaml")]
    [InlineData(0, "a.prompt.json")]
    [InlineData(1, "a.prompt.yaml")]
    [InlineData(1, "a.prompt.json")]
    public void MutatedFiles(int seed, string name)
    {
        Random random = new(20260315 + seed + name.Length);
        for (int round = 0; round < Rounds; round++)
        {
            string text = Mutate(PromptFileTexts.All[seed], random);
            ReadPrompt read = Read(name, text);
            if (read.Definition is { } definition)
            {
                ResolvedPrompt resolved = PromptCompiler.Resolve(definition, FragmentLibrary.Of(default), CancellationToken.None);
                AssertSound(resolved.Diagnostics, text, definition.Path);
                AssertDefinition(definition, text);
            }
        }
    }

    [Fact]
    public void TextsOfPiecesOnly()
    {
        Random random = new(7);
        for (int round = 0; round < Rounds; round++)
        {
            StringBuilder text = new();
            for (int i = random.Next(1, 40); i > 0; i--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }

            Read("a.prompt.yaml", text.ToString());
            Read("a.prompt.json", text.ToString());
            Fragment fragment = PromptCompiler.ReadFragment(
                new SourceFile("/a.partial.md", "a.partial.md", SourceFileKind.Partial, text.ToString()), CancellationToken.None);
            AssertSound(fragment.Diagnostics, text.ToString(), "/a.partial.md");
        }
    }

    [Fact]
    public void FilesCutAnywhere()
    {
        foreach (string seed in PromptFileTexts.All)
        {
            for (int length = 0; length <= seed.Length; length++)
            {
                Read("a.prompt.yaml", seed[..length]);
                Read("a.prompt.json", seed[..length]);
            }
        }
    }

    private static string Mutate(string seed, Random random)
    {
        StringBuilder text = new(seed);
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            int position = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0:
                    text.Insert(position, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1:
                    text.Remove(position, Math.Min(text.Length - position, random.Next(1, 20)));
                    break;
                case 2:
                    string part = seed.Substring(random.Next(seed.Length / 2), random.Next(1, seed.Length / 2));
                    text.Insert(position, part);
                    break;
                case 3 when position < text.Length:
                    text[position] = Pieces[random.Next(Pieces.Length)][0];
                    break;
                default:
                    text.Replace("\n", "\r\n", position, Math.Min(text.Length - position, 200));
                    break;
            }
        }

        return text.ToString();
    }

    private static ReadPrompt Read(string name, string text)
    {
        ReadPrompt read = PromptCompiler.Read(new SourceFile("/" + name, name, SourceFileKind.Prompt, text), CancellationToken.None);
        AssertSound(read.Diagnostics, text, "/" + name);
        Assert.True(read.Definition is not null || !read.Diagnostics.IsEmpty, "Neither a definition nor a problem:\n" + text);
        return read;
    }

    private static void AssertDefinition(PromptDefinition definition, string text)
    {
        Assert.Matches("^[A-Z][A-Za-z0-9]*Prompt$", definition.ClassName);
        foreach (InlineMessage message in definition.Messages.OfType<InlineMessage>())
        {
            MappedText template = message.Template;
            Assert.True(TextChecks.LoneSurrogate(template.Text) < 0, "A template with half a character:\n" + text);
            foreach (TextSegment segment in template.Segments)
            {
                Assert.InRange(segment.FileStart + segment.Length, segment.FileStart, text.Length);
                // A run stands unchanged in the file; what an escape or a fold made is one character.
                Assert.True(
                    segment.Length <= 2 || text.Substring(segment.FileStart, segment.Length) == template.Text.Substring(segment.TextStart, segment.Length),
                    "A run that differs:\n" + text);
            }
        }
    }

    private static void AssertSound(EquatableArray<PromptDiagnostic> problems, string text, string path)
    {
        string? fault = ProblemPlaces.Fault(problems, text, path);
        Assert.True(fault is null, fault + "\n" + text);
    }
}
