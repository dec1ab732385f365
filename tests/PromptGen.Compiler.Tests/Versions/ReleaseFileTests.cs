using System;
using System.IO;
using System.Linq;
using PromptGen.Compiler.Tests.Manifest;
using PromptGen.Compiler.Versions;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Compiler.Tests.Versions;

/// <summary>What a release file looks like, and what is said of one that is not sound.</summary>
public sealed class ReleaseFileTests
{
    private const string Working = """
        # Comments are the working file's.
        prompt_id: triage
        version: 2026-03-15.1
        rollback_to: 2026-03-12.1
        description: Routes a ticket.
        model: gpt-4.1
        parameters: { temperature: 0.20, stop: [END, "a, b"] }
        variables:
          tier: [free, pro]
          body: { type: string, untrusted: true, max_length: 80, on_overflow: truncate, description: The mail. }
          notes: { type: array, items: { type: object, type_name: Note, properties: { author: string?, text: string } } }
        messages:
          - { role: system, file: system.message.md }
          - slot: talk
          - role: user
            template: "{{ body }}{{ for n in notes }}{{ n.text }}{{ end }}"
        tools:
          - name: find
            description: "Finds: all."
            method: Orders.Find
            parameters: { type: object, properties: { id: { type: string } }, required: [id] }
        rollout: { owner: support-ml, stages: [internal, 1, 100] }
        """;

    private const string Written = """
        prompt_id: triage
        version: 2026-03-15.2
        rollback_to: 2026-03-12.1
        description: Routes a ticket.
        language: scriban-7.2.6/1
        model: gpt-4.1
        parameters:
          temperature: 0.2
          stop: [END, "a, b"]
        variables:
          tier: [free, pro]
          body:
            type: string
            max_length: 80
            on_overflow: truncate
            untrusted: true
            description: The mail.
          notes:
            type: array
            items:
              type: object
              properties:
                author: "string?"
                text: string
              type_name: Note
        messages:
          - role: system
            template: |
              {{ include 'style' }}
              Tier: {{ tier }}
          - slot: talk
          - role: user
            template: "{{ body }}{{ for n in notes }}{{ n.text }}{{ end }}"
        tools:
          - name: find
            description: "Finds: all."
            method: Orders.Find
            parameters:
              type: object
              properties:
                id:
                  type: string
              required: [id]
        rollout:
          owner: support-ml
          stages: [internal, 1, 100]
        partials:
          style: |-
            Be brief.
              Always.
        previous:
          version: 2026-03-12.1
          hash: sha256:1111111111111111111111111111111111111111111111111111111111111111
        accepted_contract:
          reason: "The form has no region any more: see the runbook."
          base: sha256:1111111111111111111111111111111111111111111111111111111111111111
        hash: {hash}

        """;

    private const string Sound = """
        prompt_id: triage
        version: 2026-03-15.1
        template: x
        hash: sha256:fbbb49d50f1fa2ffa0e1bf6d3b8f2ddde1b43a5b6b5b4b0c3c0e6b5c5b5b5b5b

        """;

    private static readonly ReleaseReference Former = new("2026-03-12.1", "sha256:" + new string('1', 64));

    [Fact]
    public void ItIsTheWorkingFileWithWhatItRefersTo()
    {
        ResolvedPrompt prompt = Folder().Resolve("Prompts/triage.prompt.yaml");

        string text = ReleaseText.Write(
            prompt, "2026-03-15.2", Former, new AcceptedContract("The form has no region any more: see the runbook.", Former.Hash));

        Assert.Equal(Written.Replace("{hash}", ReleaseText.HashOf(prompt), StringComparison.Ordinal), text);
    }

    [Fact]
    public void ItSaysWhatCameBefore()
    {
        string text = Written.Replace("{hash}", ReleaseText.HashOf(Folder().Resolve("Prompts/triage.prompt.yaml")), StringComparison.Ordinal);

        Release release = ReleaseText.Release(text, "Prompts/versions/triage/2026-03-15.2.release.yaml");

        Assert.Equal(Former, release.Previous);
        Assert.Equal(new AcceptedContract("The form has no region any more: see the runbook.", Former.Hash), release.AcceptedContract);
        Assert.Equal("2026-03-12.1", release.Definition.RollbackTo);
        Assert.Equal(new ReleaseReference("2026-03-15.2", release.Hash), release.Reference);
    }

    [Fact]
    public void TheSampleIsTheReleaseOfItsWorkingFiles()
    {
        string folder = Path.Combine(RepositoryRoot.Folder, "samples", "SupportTriage");
        PromptFolderInMemory files = new();
        foreach (string path in new[] { "Prompts/support-triage.prompt.yaml", "Prompts/house-style.partial.md" })
        {
            files.Add(path, File.ReadAllText(Path.Combine(folder, path)));
        }

        const string release = "Prompts/versions/support-triage/2026-03-15.3.release.yaml";
        Assert.Equal(
            files.Effective("Prompts/support-triage.prompt.yaml"),
            ReleaseText.Release(File.ReadAllText(Path.Combine(folder, release)), release).Effective());
    }

    [Fact]
    public void TheDocumentedExampleIsWrittenSo()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "docs", "releases.md"));
        string example = page.Split("```yaml\n")[1].Split("```")[0];

        Release release = ReleaseText.Release(example, "Prompts/versions/support-triage/2026-03-15.3.release.yaml");

        Assert.Equal(example, ReleaseText.Write(release.Prompt, release.Version, release.Previous));
    }

    [Theory]
    [InlineData("template: x", "template: y", "PG4002 4:7 The release 2026-03-15.1 of `triage` was changed after it was made: its content now has sha256:")]
    [InlineData("template: x\n", "template: x\npartials: { a: b }\n", "PG4002 5:7 The release 2026-03-15.1 of `triage` was changed")]
    [InlineData("hash: sha256:", "hash: sha1:", "PG0102 4:7 `hash` must be `sha256:` and 64 hexadecimal digits")]
    [InlineData("hash: ", "hush: ", "PG0101 4:1 `hush` is not a field of a release. Did you mean `hash`?")]
    [InlineData("prompt_id: triage", "prompt_id: triages", "PG4003 1:12 Prompts/versions/triage/2026-03-15.1.release.yaml is not where its release belongs: it contains the prompt `triages` but is in the folder of `triage`")]
    [InlineData("version: 2026-03-15.1", "version: 2026-03-15.2", "PG4003 2:10 Prompts/versions/triage/2026-03-15.1.release.yaml is not where its release belongs: it contains the version 2026-03-15.2 but is named after 2026-03-15.1")]
    [InlineData("template: x\n", "messages: [{ role: user, file: a.message.md }]\n", "PG1006 3:32 `file` does not apply to a release. Write the text in `template`. A release contains its text, so no other file can change it.")]
    [InlineData("template: x\n", "template: x\nlanguage: liquid/1\n", "PG4004 4:11 This release was made for the template language liquid/1, and this version of PromptGen knows scriban-7.2.6/1.")]
    [InlineData("template: x\n", "template: x\nprevious: { version: 2026-03-12.1 }\n", "PG0103 4:13 `previous` has no `hash`. Restore the file from version control.")]
    [InlineData("template: x\n", "template: x\npartials: { a: 1 }\n", "PG0102 4:16 the partial `a` must be a text")]
    [InlineData("template: x\n", "template: \"\\ud800\"\n", "PG0")]
    [InlineData("template: x\n", "template: \0\n", "PG0")]
    [InlineData("template: x\n", "<<<<<<< HEAD\ntemplate: x\n=======\ntemplate: y\n>>>>>>> other\n", "PG0")]
    public void AReleaseThatIsNotSoundSaysWhere(string sound, string broken, string problem)
    {
        string text = Sounded().Replace(sound, broken, StringComparison.Ordinal);

        ReadRelease read = ReleaseText.Read(text);

        Assert.Null(read.Release);
        Assert.StartsWith(problem, Assert.Single(ReleaseText.Problems(read)), StringComparison.Ordinal);
    }

    [Fact]
    public void AReleaseWithoutHashIsNone() => Assert.StartsWith(
        "PG0103 1:1 A release has no `hash`",
        Assert.Single(ReleaseText.Problems(ReleaseText.Read("prompt_id: triage\nversion: 2026-03-15.1\ntemplate: x\n"))),
        StringComparison.Ordinal);

    [Fact]
    public void EqualFilesAreEqualReleases()
    {
        Assert.Equal(ReleaseText.Read(Sounded()), ReleaseText.Read(Sounded()));
        Assert.NotEqual(ReleaseText.Read(Sounded()), ReleaseText.Read(Sounded() + "# Edited.\n"));
        Assert.NotNull(ReleaseText.Read(Sounded() + "# Edited.\n").Release);
    }

    private static string Sounded()
    {
        string found = ReleaseText.Read(Sound).Diagnostics.Single().Arguments[2];
        return Sound.Replace(Sound.Split("hash: ")[1].TrimEnd(), found, StringComparison.Ordinal);
    }

    private static PromptFolderInMemory Folder() => new PromptFolderInMemory()
        .Add("Prompts/triage.prompt.yaml", Working)
        .Add("Prompts/system.message.md", "{{ include 'style' }}\r\nTier: {{ tier }}\r\n")
        .Add("Prompts/style.partial.md", "Be brief.\n  Always.");
}
