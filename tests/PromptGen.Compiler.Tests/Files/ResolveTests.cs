using System.Linq;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class ResolveTests
{
    private static readonly Fragment[] Shared =
    [
        Fragment("Prompts/house-style.partial.md", "{{ include 'tone' }} Be brief.\r\n"),
        Fragment("Prompts/shared/tone.partial.txt", "Friendly."),
        Fragment("Prompts/unused.partial.md", "{{ include 'nothing' }}"),
        Fragment("Prompts/loop.partial.md", "{{ include 'pool' }}"),
        Fragment("Prompts/pool.partial.md", "{{ include 'loop' }}"),
        Fragment("Prompts/support/intro.message.md", "{{ include 'tone' }} Hello {{ x }}\r\nthere"),
    ];

    [Fact]
    public void OnlyWhatAPromptReachesIsPartOfIt()
    {
        ResolvedPrompt prompt = Resolve("template: \"{{ include 'house-style' }} {{ include 'house-style' }}\"\n");
        Assert.Empty(prompt.Diagnostics);
        Assert.Equal(["house-style", "tone"], prompt.Partials.Select(partial => partial.Name));
        Assert.Equal("{{ include 'tone' }} Be brief.\n", prompt.Partials[0].Template.Text);
        Assert.Empty(prompt.MessageFiles);
    }

    [Fact]
    public void APartialThatIsNotReachedChangesNothing()
    {
        Fragment[] changed = [.. Shared.Select(fragment => fragment.Name == "unused" ? Fragment(fragment.RelativePath, "else") : fragment)];
        PromptDefinition definition = Define("template: \"{{ include 'tone' }}\"\n");
        Assert.NotEqual(Library(Shared), Library(changed));
        Assert.Equal(
            PromptCompiler.Resolve(definition, Library(Shared), CancellationToken.None),
            PromptCompiler.Resolve(definition, Library(changed), CancellationToken.None));
    }

    [Fact]
    public void TheOrderOfTheFilesDoesNotMatter() => Assert.Equal(Library(Shared), Library([.. Shared.Reverse()]));

    [Fact]
    public void AMessageMayTakeItsTextFromAFile()
    {
        ResolvedPrompt prompt = Resolve("""
            variables: [x]
            messages:
              - { role: system, file: support/intro.message.md }
              - slot: conversation
              - { role: user, file: ./support/../support/intro.message.md }
              - { role: user, file: house-style.partial.md }
            """);
        Assert.Empty(prompt.Diagnostics);
        MappedText text = prompt.Messages[0]!;
        Assert.Equal("{{ include 'tone' }} Hello {{ x }}\nthere", text.Text);
        SourceSpan place = text.Locate(text.Text.IndexOf("there", System.StringComparison.Ordinal), 5);
        Assert.Equal(("/repo/Prompts/support/intro.message.md", 1, 0), (place.Path, place.StartLine, place.StartColumn));
        Assert.Null(prompt.Messages[1]);
        Assert.Equal(text, prompt.Messages[2]);
        Assert.Equal(["Prompts/support/intro.message.md", "Prompts/house-style.partial.md"], prompt.MessageFiles.Select(file => file.RelativePath));
        Assert.Equal(["tone"], prompt.Partials.Select(partial => partial.Name));
    }

    [Fact]
    public void MissingPartialsAndFilesAreReportedWhereTheyAreNamed()
    {
        ResolvedPrompt prompt = Resolve("""
            messages:
              - role: system
                template: |
                  One {{ include 'house_style' }}
                  Two {{ include "zebra" }}
              - { role: user, file: intro.message.md }
              - { role: user, file: other.message.md }
            """);
        Assert.Equal(
            [
                "PG0114 6:22 The partial `house_style` does not exist. Did you mean `house-style`?",
                "PG0114 7:22 The partial `zebra` does not exist. Add a file `zebra.partial.md` to the prompt folder, or name one of house-style, loop, pool, tone, unused.",
                "PG0113 8:25 `Prompts/intro.message.md` is not among the message files and partials of the project. Did you mean `Prompts/support/intro.message.md`?",
                "PG0113 9:25 `Prompts/other.message.md` is not among the message files and partials of the project. Add the file, or correct the path, which is relative to this file.",
            ],
            prompt.Diagnostics.Select(PromptFile.Problem));
        Assert.Null(prompt.Messages[1]);
    }

    [Fact]
    public void PartialsThatIncludeEachOtherEnd()
    {
        ResolvedPrompt prompt = Resolve("template: \"{{ include 'loop' }}\"\n");
        Assert.Equal(["loop", "pool"], prompt.Partials.Select(partial => partial.Name));
        Assert.Empty(prompt.Diagnostics);
    }

    [Theory]
    [InlineData("../secret.message.md", "PG0111")]
    [InlineData("../../secret.message.md", "PG0111")]
    [InlineData("support/../../secret.message.md", "PG0111")]
    [InlineData("/etc/secret.message.md", "PG0111")]
    [InlineData("C:/secret.message.md", "PG0111")]
    [InlineData("support\\\\intro.message.md", "PG0111")]
    [InlineData("https://example.com/a.message.md", "PG0111")]
    [InlineData("notes.md", "PG0112")]
    [InlineData(".message.md", "PG0112")]
    [InlineData("a.message.", "PG0112")]
    public void AFileThatIsNoMessageFileOfTheFolder(string path, string rule)
    {
        ReadPrompt read = PromptFile.ReadYaml(PromptFile.With("messages:\n  - { role: user, file: \"" + path + "\" }\n"));
        Assert.Equal([rule + " 4:25-" + (27 + path.Length)], PromptFile.Places(read));
    }

    [Fact]
    public void AFileBesideAPromptInADeeperFolder()
    {
        ReadPrompt read = PromptFile.Read("Prompts/a/b/x.prompt.yaml", PromptFile.With("messages:\n  - { role: user, file: ../../support/intro.message.md }\n"));
        Assert.Empty(read.Diagnostics);
        Assert.Equal("Prompts/support/intro.message.md", Assert.IsType<FileMessage>(read.Definition!.Messages[0]).File);
    }

    private static ResolvedPrompt Resolve(string lines) => PromptCompiler.Resolve(Define(lines), Library(Shared), CancellationToken.None);

    private static PromptDefinition Define(string lines) => PromptFile.Define(PromptFile.With(lines));

    private static FragmentLibrary Library(Fragment[] fragments) => FragmentLibrary.Of(new EquatableArray<Fragment>(fragments));

    private static Fragment Fragment(string path, string text) =>
        PromptCompiler.ReadFragment(
            new SourceFile(
                "/repo/" + path, path, path.Contains(".partial.", System.StringComparison.Ordinal) ? SourceFileKind.Partial : SourceFileKind.Message, text),
            CancellationToken.None);
}
