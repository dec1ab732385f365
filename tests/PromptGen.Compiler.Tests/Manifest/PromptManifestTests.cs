using System;
using System.Linq;
using System.Text.Json;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Collections;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Compiler.Tests.Manifest;

public sealed class PromptManifestTests
{
    [Fact]
    public void TheManifestOfASmallPrompt()
    {
        PromptFolderInMemory folder = new PromptFolderInMemory()
            .Add("Prompts/hello.prompt.yaml", """
                prompt_id: hello
                version: 2026-03-15.3
                rollback_to: 2026-03-12.1
                model: gpt-4.1
                variables: { name: string }
                messages:
                  - role: user
                    template: "Hello {{ name }}{{ include 'tone' }}"
                  - slot: talk
                """)
            .Add("Prompts/tone.partial.md", "!\n");

        Assert.Equal(
            """
            {
              "format": "promptgen-manifest/1",
              "assembly": "Sample",
              "prompts": [
                {
                  "id": "hello",
                  "version": "2026-03-15.3",
                  "dirty": false,
                  "hash": "sha256:533f03c2122e02b9633753c70af99b4816930c899c2407b2dde1af96e746cf5e",
                  "language": "scriban-7.2.6/1",
                  "model": "gpt-4.1",
                  "class": "Sample.HelloPrompt",
                  "source": "Prompts/hello.prompt.yaml",
                  "inputs": [
                    {
                      "path": "Prompts/hello.prompt.yaml",
                      "sha256": "9c219bc252bf1896231c83cb4e82cb7b7dc9769707a4e282f28d363da6b8442f"
                    },
                    {
                      "path": "Prompts/tone.partial.md",
                      "sha256": "7ddcfda184b55ee06b0c81e0ad136b1aa4a86daeb1078bcaeccc246eb2c8693b"
                    }
                  ],
                  "components": {
                    "messages": [
                      "sha256:8607ca5ee8df6b5d81b80ffed2a7913a6d5064ecac44a8cb1d9a2a004b4e1a76",
                      "sha256:38f1db7e8ab0544f1fb78684ebab17d423d0987581b3edcce411fc660f6033ca"
                    ],
                    "variables": "sha256:e2f6fdaf0ae37fa27e9c10d6ff7111ee15d32cf2333d05e595b2a5430665eaa5",
                    "tools": "sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945",
                    "parameters": null,
                    "response_format": null,
                    "partials": {
                      "tone": "sha256:dbc861be9fc2becc2bdf610008d62c90a05c9b347a12b5ce1dbec8983a135850"
                    }
                  },
                  "messages": [
                    {
                      "role": "user",
                      "static_prefix": 3
                    },
                    {
                      "slot": "talk"
                    }
                  ],
                  "variables": [
                    {
                      "name": "name",
                      "type": {
                        "kind": "string",
                        "nullable": false,
                        "on_overflow": "error"
                      },
                      "untrusted": false,
                      "sensitive": false
                    }
                  ],
                  "contract": "sha256:99954abafe7d3967417b902967031679deda5c16bb8e44398064aedcc23b1044",
                  "tools": [],
                  "response_schema": null,
                  "rollback": {
                    "version": "2026-03-12.1",
                    "hash": null
                  },
                  "embedded": []
                }
              ]
            }

            """,
            folder.Manifest().Write());
    }

    [Fact]
    public void PromptsAreSortedByIdAndReadBack()
    {
        PromptManifest manifest = SamplePrompts.All().Manifest();
        string text = manifest.Write();

        Assert.Equal(["full", "plain", "support-triage"], manifest.Prompts.Select(static prompt => prompt.Id));
        Assert.True(PromptManifest.TryRead(text, out PromptManifest? read, out string? error), error);
        Assert.Equal(manifest, read);
        Assert.Equal(text, read.Write());
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain("/elsewhere", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ReleasesAreNamed()
    {
        PromptFolderInMemory folder = SamplePrompts.All();
        ResolvedPrompt resolved = folder.Resolve("Prompts/support-triage.prompt.json");
        ReleaseStanding standing = new(
            true, "sha256:old", EquatableArray.Create(new EmbeddedVersion("2026-03-12.1", "sha256:old")),
            EquatableArray.Create(new PromptInput("Prompts/versions/support-triage/2026-03-12.1.release.yaml", "abc")));

        string record = PromptRecord.Build(resolved, PromptCompiler.Effective(resolved), "A.B", EquatableArray.Create(5), standing);

        Assert.Contains("\"dirty\":true", record, StringComparison.Ordinal);
        Assert.Contains("\"rollback\":{\"version\":\"2026-03-12.1\",\"hash\":\"sha256:old\"}", record, StringComparison.Ordinal);
        Assert.Contains("\"embedded\":[{\"version\":\"2026-03-12.1\",\"hash\":\"sha256:old\"}]", record, StringComparison.Ordinal);
        Assert.Contains("{\"path\":\"Prompts/versions/support-triage/2026-03-12.1.release.yaml\",\"sha256\":\"abc\"}", record, StringComparison.Ordinal);
    }

    [Fact]
    public void TheManifestFollowsItsSchema()
    {
        string file = System.IO.Path.Combine(RepositoryRoot.Folder, "schemas", "promptgen.manifest.schema.json");
        using JsonDocument schema = JsonDocument.Parse(System.IO.File.ReadAllText(file));
        using JsonDocument manifest = JsonDocument.Parse(SamplePrompts.All().Manifest().Write());

        Assert.Empty(JsonSchemaValidation.Validate(manifest.RootElement, schema.RootElement));
        foreach ((string text, string changed) in new[]
        {
            ("promptgen-manifest/1", "promptgen-manifest/2"), ("\"dirty\": false", "\"dirty\": 0"), ("\"contract\": \"sha256:", "\"contract\": \"md5:"),
            ("\"static_prefix\": 3", "\"static_prefix\": -1"), ("\"kind\": \"string\"", "\"kind\": \"text\""), ("\"embedded\"", "\"embeds\""),
        })
        {
            using JsonDocument broken = JsonDocument.Parse(manifest.RootElement.GetRawText().Replace(text, changed, StringComparison.Ordinal));
            Assert.NotEmpty(JsonSchemaValidation.Validate(broken.RootElement, schema.RootElement));
        }
    }

    [Theory]
    [InlineData("", "offset 0")]
    [InlineData("{}", "not a prompt manifest")]
    [InlineData("""{"format":"promptgen-manifest/2","assembly":"a","prompts":[]}""", "promptgen-manifest/1")]
    [InlineData("""{"format":"promptgen-manifest/1","prompts":[]}""", "`assembly`")]
    [InlineData("""{"format":"promptgen-manifest/1","assembly":"a","prompts":[{"id":"x"}]}""", "`prompts[0]`")]
    public void OtherTextsAreRefused(string text, string words)
    {
        Assert.False(PromptManifest.TryRead(text, out _, out string? error));
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordsOfAnotherFormAreRefused()
    {
        string record = SamplePrompts.All().Record("Prompts/plain.prompt.json");

        Assert.StartsWith("{\"record\":1,\"id\":\"plain\"", record, StringComparison.Ordinal);
        Assert.False(RecordedPrompt.TryReadRecord(record.Replace("\"record\":1", "\"record\":2", StringComparison.Ordinal), out _, out string? error));
        Assert.Contains("another version", error, StringComparison.Ordinal);
        Assert.False(RecordedPrompt.TryReadRecord(record[..20], out _, out _));
    }
}
