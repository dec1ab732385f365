using System;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using Xunit;

namespace PromptGen.Compiler.Tests.Versions;

/// <summary>Two fields change, and not another character of the file.</summary>
public sealed class VersionEditTests
{
    [Theory]
    // Block style: comments, quotes, order, indentation and line ends stay.
    [InlineData("# c\nprompt_id: a\nversion:   2026-01-01.1   # by stamp\nmodel: m\n", "# c\nprompt_id: a\nversion:   2026-03-20.1   # by stamp\nrollback_to: 2026-01-01.1\nmodel: m\n")]
    [InlineData("version: '2026-01-01.1'\nprompt_id: a\nrollback_to: \"2025-01-01.1\" # c\n", "version: '2026-03-20.1'\nprompt_id: a\nrollback_to: \"2026-01-01.1\" # c\n")]
    [InlineData("rollback_to: 2025-01-01.1\nversion: 2026-01-01.1", "rollback_to: 2026-01-01.1\nversion: 2026-03-20.1")]
    [InlineData("prompt_id: a\r\nversion: 2026-01-01.1\r\nmodel: m\r\n", "prompt_id: a\r\nversion: 2026-03-20.1\r\nrollback_to: 2026-01-01.1\r\nmodel: m\r\n")]
    [InlineData("prompt_id: a\nversion: \"2026-01-01.1\"", "prompt_id: a\nversion: \"2026-03-20.1\"\nrollback_to: \"2026-01-01.1\"")]
    [InlineData("\uFEFFversion: 2026-01-01.1\nmodel: m", "\uFEFFversion: 2026-03-20.1\nrollback_to: 2026-01-01.1\nmodel: m")]
    [InlineData("  prompt_id: a\n  version: 2026-01-01.1\n  model: m\n", "  prompt_id: a\n  version: 2026-03-20.1\n  rollback_to: 2026-01-01.1\n  model: m\n")]
    [InlineData("\"version\" : 2026-01-01.1\nmodel: m\n", "\"version\" : 2026-03-20.1\n\"rollback_to\": 2026-01-01.1\nmodel: m\n")]
    [InlineData("version:\n  2026-01-01.1\nmodel: m\n", "version:\n  2026-03-20.1\nrollback_to: 2026-01-01.1\nmodel: m\n")]
    [InlineData("version: &v 2026-01-01.1\nmodel: m\n", "version: &v 2026-03-20.1\nrollback_to: 2026-01-01.1\nmodel: m\n")]
    [InlineData("%YAML 1.2\n---\nversion: !!str 2026-01-01.1\nmodel: m\n...\n", "%YAML 1.2\n---\nversion: !!str 2026-03-20.1\nrollback_to: 2026-01-01.1\nmodel: m\n...\n")]
    // Flow style.
    [InlineData("{ prompt_id: a, version: 2026-01-01.1, model: m }\n", "{ prompt_id: a, version: 2026-03-20.1, rollback_to: 2026-01-01.1, model: m }\n")]
    [InlineData("{ prompt_id: a, version: 2026-01-01.1 }", "{ prompt_id: a, version: 2026-03-20.1, rollback_to: 2026-01-01.1 }")]
    [InlineData("{\n  prompt_id: a,\n  version: '2026-01-01.1',\n  model: m\n}\n", "{\n  prompt_id: a,\n  version: '2026-03-20.1',\n  rollback_to: '2026-01-01.1',\n  model: m\n}\n")]
    public void InYaml(string before, string after) => Assert.Equal(after, Edit(before, "a.prompt.yaml", "2026-01-01.1"));

    [Theory]
    [InlineData("{ \"prompt_id\": \"a\", \"version\": \"2026-01-01.1\", \"model\": \"m\" }", "{ \"prompt_id\": \"a\", \"version\": \"2026-03-20.1\", \"rollback_to\": \"2026-01-01.1\", \"model\": \"m\" }")]
    [InlineData("{\"version\":\"2026-01-01.1\"}", "{\"version\":\"2026-03-20.1\", \"rollback_to\":\"2026-01-01.1\"}")]
    [InlineData("{\r\n\t\"version\" : \"2026-01-01.1\"\r\n}\r\n", "{\r\n\t\"version\" : \"2026-03-20.1\",\r\n\t\"rollback_to\" : \"2026-01-01.1\"\r\n}\r\n")]
    [InlineData("{ \"rollback_to\" :\"2025-01-01.1\",\n\"version\": \"2026-01-01.1\"}", "{ \"rollback_to\" :\"2026-01-01.1\",\n\"version\": \"2026-03-20.1\"}")]
    public void InJson(string before, string after) => Assert.Equal(after, Edit(before, "a.prompt.json", "2026-01-01.1"));

    [Theory]
    [InlineData("prompt_id: a\nrollback_to: 2025-01-01.1  # c\nversion: 2026-01-01.1\n", "prompt_id: a\nversion: 2026-03-20.1\n")]
    [InlineData("version: 2026-01-01.1\r\nrollback_to: 2025-01-01.1", "version: 2026-03-20.1\r\n")]
    [InlineData("{ version: 2026-01-01.1, rollback_to: 2025-01-01.1, model: m }", "{ version: 2026-03-20.1, model: m }")]
    [InlineData("{ rollback_to: 2025-01-01.1, version: 2026-01-01.1 }", "{ version: 2026-03-20.1 }")]
    [InlineData("{ version: 2026-01-01.1, rollback_to: 2025-01-01.1 }", "{ version: 2026-03-20.1 }")]
    [InlineData("{\n  version: 2026-01-01.1,\n  rollback_to: 2025-01-01.1,\n  model: m\n}\n", "{\n  version: 2026-03-20.1,\n  model: m\n}\n")]
    [InlineData("{\n  version: 2026-01-01.1,\n  rollback_to: 2025-01-01.1\n}\n", "{\n  version: 2026-03-20.1\n}\n")]
    // Comments of flow style stay, wherever they stand.
    [InlineData("{ rollback_to: 2025-01-01.1 # c\n, version: 2026-01-01.1 }", "{  # c\n version: 2026-03-20.1 }")]
    [InlineData("{ version: 2026-01-01.1, # a,\n  rollback_to: 2025-01-01.1 }", "{ version: 2026-03-20.1, # a,\n   }")]
    [InlineData("{ rollback_to: 2025-01-01.1\n  # c\n  ,\n  version: 2026-01-01.1 }", "{ \n  # c\n  \n  version: 2026-03-20.1 }")]
    public void WithoutARollbackTheFieldGoes(string before, string after) => Assert.Equal(after, Edit(before, "a.prompt.yaml", rollbackTo: null));

    [Theory]
    [InlineData("description: &v 2026-01-01.1\nversion: *v\n")]
    [InlineData("version: |-\n  2026-01-01.1\n")]
    [InlineData("version: \"2026-01-01\\u002e1\"\n")]
    [InlineData("prompt_id: a\n")]
    [InlineData("not a prompt")]
    public void WhatCannotBeChangedInPlaceIsLeftAlone(string text) => Assert.Null(Edit(text, "a.prompt.yaml", "2026-01-01.1"));

    /// <summary>An anchor on the version is read elsewhere: the text would change there, too, and so is not written.</summary>
    [Theory]
    [InlineData("version: &v 2026-03-15.1\nprompt_id: triage\nmodel: *v\ntemplate: x\n")]
    [InlineData("description: &v 2026-03-15.1\nversion: *v\nprompt_id: triage\ntemplate: x\n")]
    [InlineData("? version\n: 2026-03-15.1\nprompt_id: triage\ntemplate: x\n")]
    public void AStampRefusesWhatWouldChangeMore(string text)
    {
        StampedFolder folder = new() { [StampedFolder.Yaml] = "prompt_id: triage\nversion: 2026-03-15.1\ntemplate: y\n" };
        folder.Write(StampedFolder.Yaml);
        folder[StampedFolder.Yaml] = text;

        Assert.Contains(
            "`triage` cannot be stamped: its file states `version` or `rollback_to` in a form that cannot be edited in place",
            folder.Refusal(StampedFolder.Yaml), StringComparison.Ordinal);
    }

    [Fact]
    public void AStampOfAnyFileChangesTwoFieldsAndIsDone() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(10),
        Prop.ForAll(ArbitraryFolder.All(), ArbitraryFolder.All(), static (first, second) =>
        {
            StampedFolder folder = new();
            first.CopyTo(folder);
            folder.Write(ArbitraryFolder.PromptPath);
            second.CopyTo(folder);
            string before = folder[ArbitraryFolder.PromptPath];
            string hash = ReleaseText.HashOf(folder.Resolve(ArbitraryFolder.PromptPath));
            StampResult result = folder.Stamp(ArbitraryFolder.PromptPath, accept: "Made up.");
            if (result is UnchangedStamp)
            {
                return;
            }

            NewStamp stamp = folder.Write(ArbitraryFolder.PromptPath, accept: "Made up.");

            Assert.Equal("2026-03-20.1", stamp.Version);
            string rollback = stamp.RollbackTo is null ? "" : ", \"rollback_to\":\"2026-03-15.1\"";
            Assert.Equal(before.Replace("\"version\":\"2026-03-15.1\"", "\"version\":\"2026-03-20.1\"" + rollback, StringComparison.Ordinal), folder[ArbitraryFolder.PromptPath]);
            Assert.Equal(hash, ReleaseText.HashOf(folder.Resolve(ArbitraryFolder.PromptPath)));
            Assert.IsType<UnchangedStamp>(folder.Stamp(ArbitraryFolder.PromptPath));
        }));

    private static string? Edit(string text, string path, string? rollbackTo) =>
        VersionEdit.Apply(new SourceFile("/repo/" + path, path, SourceFileKind.Prompt, text), "2026-03-20.1", rollbackTo);
}
