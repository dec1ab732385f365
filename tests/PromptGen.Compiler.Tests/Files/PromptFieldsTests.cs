using System.Linq;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

/// <summary>Everything of a prompt file but its variables.</summary>
public sealed class PromptFieldsTests
{
    [Theory]
    [InlineData("triage", "TriagePrompt")]
    [InlineData("support-triage", "SupportTriagePrompt")]
    [InlineData("gpt-4o-summary", "Gpt4oSummaryPrompt")]
    [InlineData("a1", "A1Prompt")]
    public void GoodIds(string id, string className)
    {
        PromptDefinition prompt = PromptFile.Define($"prompt_id: {id}\nversion: 2026-03-15.1\ntemplate: x\n");
        Assert.Equal((id, className), (prompt.Id, prompt.ClassName));
    }

    [Theory]
    [InlineData("Support Triage", ", such as `support-triage`")]
    [InlineData("SupportTriage", ", such as `support-triage`")]
    [InlineData("support_triage", ", such as `support-triage`")]
    [InlineData("support--triage", ", such as `support-triage`")]
    [InlineData("-support", ", such as `support`")]
    [InlineData("support-", ", such as `support`")]
    [InlineData("4-eyes", ", such as `eyes`")]
    [InlineData("../etc", ", such as `etc`")]
    [InlineData("\u00fcber", ", such as `ber`")]
    [InlineData("\u65e5\u672c", "")]
    public void BadIds(string id, string suggestion)
    {
        ReadPrompt read = PromptFile.ReadYaml($"prompt_id: '{id}'\nversion: 2026-03-15.1\ntemplate: x\n");
        Assert.Equal(
            [$"PG1001 1:12 `{id}` is not a valid prompt id. Use words of a-z and 0-9 joined by `-` that begin with a letter, at most 100 characters{suggestion}."],
            PromptFile.Problems(read));
    }

    [Fact]
    public void AnIdWhoseClassIsPromptGens() =>
        Assert.Equal(
            ["PG1001 1:12 `rendered` is not a valid prompt id, because its class RenderedPrompt would hide a class of PromptGen. Use words of a-z and 0-9 joined by `-` that begin with a letter, at most 100 characters, such as `rendered-text`."],
            PromptFile.Problems(PromptFile.ReadYaml("prompt_id: rendered\nversion: 2026-03-15.1\ntemplate: x\n")));

    [Theory]
    [InlineData("con")]
    [InlineData("nul")]
    [InlineData("aux")]
    [InlineData("prn")]
    [InlineData("com0")]
    [InlineData("lpt9")]
    public void AnIdThatWindowsCannotHaveAsAFile(string id) =>
        Assert.Equal(
            [$"PG1001 1:12 `{id}` is not a valid prompt id, because Windows does not allow a file with that name. Use words of a-z and 0-9 joined by `-` that begin with a letter, at most 100 characters, such as `{id}-prompt`."],
            PromptFile.Problems(PromptFile.ReadYaml($"prompt_id: {id}\nversion: 2026-03-15.1\ntemplate: x\n")));

    /// <summary>Whatever stands in a file, what is said about it is short enough for a log.</summary>
    [Fact]
    public void LongNamesAreCutInMessages()
    {
        string name = new('a', 500_000);
        foreach (string text in new[] { "prompt_id: " + name + "\n", name + ": 1\nprompt_id: a\n", "prompt_id: a\nmodel: a\n" + name.ToUpperInvariant() + ": {}\n", "prompt_id: a\ntemplate: '{{ " + name + " }}'\n" })
        {
            Assert.All(PromptFile.Problems(PromptFile.ReadYaml(text + "version: 2026-03-15.1\n")), static problem => Assert.InRange(problem.Length, 1, 10_000));
        }
    }

    [Fact]
    public void LongIds()
    {
        PromptFile.Define($"prompt_id: {new string('a', 100)}\nversion: 2026-03-15.1\ntemplate: x\n");
        Assert.Equal(["PG1001 1:12-113"], PromptFile.Places(PromptFile.ReadYaml($"prompt_id: {new string('a', 101)}\nversion: 2026-03-15.1\ntemplate: x\n")));
    }

    [Theory]
    [InlineData("2026-03-15", "the number after the date is missing")]
    [InlineData("2026-03-15.0", "its number begins at 1")]
    [InlineData("2026-03-15.03", "its number begins with 0")]
    [InlineData("2026-03-15.x", "`x` is not a whole number from 1 to 999999999")]
    [InlineData("2026-03-15.1.2", "`1.2` is not a whole number from 1 to 999999999")]
    [InlineData("2026-03-15.9999999999", "`9999999999` is not a whole number from 1 to 999999999")]
    [InlineData("2026-02-29.1", "there is no day 2026-02-29")]
    [InlineData("2026-13-01.1", "there is no day 2026-13-01")]
    [InlineData("26-3-15.1", "it does not begin with a date as in `2026-03-15`")]
    [InlineData("v3", "it does not begin with a date as in `2026-03-15`")]
    [InlineData("1.0", "it does not begin with a date as in `2026-03-15`")]
    [InlineData("2026-03-15.3+dirty.1a2b3c4d", "`+dirty` marks an unreleased change and is not allowed in a file")]
    public void BadVersions(string version, string reason)
    {
        string problem = $"`{version}` is not a version id: {reason}. A version id is a date and a number, such as `2026-03-15.1`. Run `dotnet promptgen stamp` to write it.";
        Assert.Equal(["PG1002 2:10 " + problem], PromptFile.Problems(PromptFile.ReadYaml($"prompt_id: a\nversion: {version}\ntemplate: x\n")));
        Assert.Equal(["PG1002 3:14 " + problem], PromptFile.Problems(PromptFile.ReadYaml($"prompt_id: a\nversion: 2026-03-15.1\nrollback_to: {version}\ntemplate: x\n")));
    }

    [Theory]
    [InlineData("2024-02-29.1")]
    [InlineData("2026-03-15.999999999")]
    [InlineData("'2026-03-15.12'")]
    public void GoodVersions(string version) => PromptFile.Define($"prompt_id: a\nversion: {version}\ntemplate: x\n");

    [Theory]
    [InlineData("2026-03-15.3", false)]
    [InlineData("2026-03-15.10", false)]
    [InlineData("2026-04-01.1", false)]
    [InlineData("2026-03-15.2", true)]
    [InlineData("2025-12-31.9", true)]
    public void RollbackGoesToAnEarlierVersion(string target, bool earlier)
    {
        ReadPrompt read = PromptFile.ReadYaml($"prompt_id: a\nversion: 2026-03-15.3\nrollback_to: {target}\ntemplate: x\n");
        Assert.Equal(
            earlier ? [] : [$"PG3003 3:14 `rollback_to: {target}` is not earlier than `version: 2026-03-15.3`. Name a version that was released earlier."],
            PromptFile.Problems(read));
    }

    [Fact]
    public void WhatEveryPromptNeeds()
    {
        Assert.Equal(
            [
                "PG0103 1:1 The prompt has no `prompt_id`. Write `prompt_id: triage`, for example.",
                "PG0103 1:1 The prompt has no `template`. Write the text in `template`, or write several messages in `messages`.",
                "PG0103 1:1 The prompt has no `version`. Write a date and a number, such as `version: 2026-03-15.1`.",
            ],
            PromptFile.Problems(PromptFile.ReadYaml("description: x\n")));
        Assert.Equal(["PG0103 1:1-3", "PG0103 1:1-3", "PG0103 1:1-3"], PromptFile.Places(PromptFile.ReadYaml("{}")));
    }

    [Fact]
    public void AMisspeltFieldIsNotMissingToo() =>
        Assert.Equal(
            ["PG0101 1:1 `promptid` is not a field of a prompt file. Did you mean `prompt_id`?", "PG0101 3:1 `Template` is not a field of a prompt file. Did you mean `template`?"],
            PromptFile.Problems(PromptFile.ReadYaml("promptid: a\nversion: 2026-03-15.1\nTemplate: x\n")));

    [Theory]
    [InlineData("temprature: 1", "PG0101 4:1 `temprature` is not a field of a prompt file. Write model parameters in `parameters`.")]
    [InlineData("name: x", "PG0101 4:1 `name` is not a field of a prompt file. Write `prompt_id`.")]
    [InlineData("zzz: 1", "PG0101 4:1 `zzz` is not a field of a prompt file. Possible here: prompt_id, version, rollback_to, description, model, parameters, variables, template, messages, tools, response_format, strict, rollout, evaluation.")]
    [InlineData("description: 5", "PG0102 4:14 `description` must be a text, but it is `5`. Write \"5\" with the quotes.")]
    [InlineData("description:", "PG0102 4:13 `description` must be a text, but it is empty. Add a value, or remove the field.")]
    [InlineData("description: [a]", "PG0102 4:14 `description` must be a text, but it is a list.")]
    [InlineData("model: ''", "PG0106 4:8 `model` is empty. Name a model, or remove the field.")]
    [InlineData("model: { name: x }", "PG0102 4:8 `model` must be a text, but it is a mapping.")]
    [InlineData("parameters: [a]", "PG0102 4:13 `parameters` must be a mapping, but it is a list.")]
    [InlineData("strict: 'yes'", "PG0102 4:9 `strict` must be `true` or `false`, but it is the text \"yes\".")]
    [InlineData("variables: 5", "PG0102 4:12 `variables` must be a mapping of names to types or a list of names, but it is `5`. Write `variables: { customer_tier: string }`.")]
    [InlineData("tools: { a: b }", "PG0102 4:8 `tools` must be a list of tools, but it is a mapping. Begin each tool with `- name: lookup_order`.")]
    [InlineData("tools: [x]", "PG0102 4:9 A tool must be a mapping with `name`, `description` and `parameters`, but it is the text \"x\".")]
    [InlineData("tools: [{ description: x }]", "PG0103 4:11 The tool has no `name`. Write `name: lookup_order`, for example.")]
    [InlineData("tools: [{ name: look up }]", "PG0109 4:17 `look up` is not a valid tool name. Use 1 to 64 characters: letters A to Z, digits, `_` and `-`.")]
    [InlineData("tools: [{ name: a }, { name: b }, { name: a }]", "PG0108 4:43 The tool `a` is defined twice. The first one is in line 4. Rename one of them.")]
    [InlineData("tools: [{ name: a, method: 'x y' }]", "PG1012 4:28 `x y` is not valid as the C# name of the method of a tool. Write the name of a method, with its type if needed, such as `Orders.Lookup`.")]
    [InlineData("tools: [{ name: a, parameter: {} }]", "PG0101 4:20 `parameter` is not a field of a tool. Did you mean `parameters`?")]
    [InlineData("response_format: json", "PG0102 4:18 `response_format` must be a mapping with `type`, but it is the text \"json\".")]
    [InlineData("response_format: { schema: {} }", "PG0103 4:20 `response_format` has no `type`. Write `type: text`, `json_object` or `json_schema`.")]
    [InlineData("response_format: { type: json-schema, schema: {} }", "PG0105 4:26 `json-schema` is not a value of `type` of `response_format`. Did you mean `json_schema`?")]
    [InlineData("response_format: { type: json_schema }", "PG0103 4:20 `response_format` has no `schema`. Write the JSON Schema of the answer in `schema`.")]
    [InlineData("response_format: { type: text, schema: {} }", "PG1006 4:32 `schema` does not apply to the type `text`. Write `type: json_schema` to use the schema.")]
    public void BadFields(string line, string problem) =>
        Assert.Equal([problem], PromptFile.Problems(PromptFile.ReadYaml(PromptFile.With("template: x\n" + line + "\n"))));

    [Fact]
    public void ToolsAndFormats()
    {
        PromptDefinition prompt = PromptFile.Define(PromptFile.With("""
            template: x
            strict: true
            tools:
              - name: lookup-Order_1
                description: Finds it.
                method: Orders.Lookup
                strict: true
                parameters: { type: object, properties: { z: { type: string }, a: { type: [string, "null"] } }, required: [z] }
              - name: ping
            response_format: { type: json_schema, name: answer, strict: false, description: d, schema: { type: object } }
            rollout: internal
            """));
        Assert.True(prompt.Strict);
        Assert.Equal(new DefinedTool(new ToolDefinition("ping", null, null), null, 0), prompt.Tools[1]);
        Assert.Equal(("Orders.Lookup", true), (prompt.Tools[0].Method, prompt.Tools[0].Tool.Strict));
        Assert.Equal(
            "{\"type\":\"object\",\"properties\":{\"z\":{\"type\":\"string\"},\"a\":{\"type\":[\"string\",\"null\"]}},\"required\":[\"z\"]}",
            JsonWriter.WriteMinified(prompt.Tools[0].Tool.Parameters!));
        Assert.Equal("{\"type\":\"json_schema\",\"name\":\"answer\",\"strict\":false,\"description\":\"d\",\"schema\":{\"type\":\"object\"}}", JsonWriter.WriteMinified(prompt.ResponseFormat!));
        Assert.Equal(new JsonString("internal"), prompt.Rollout);
    }

    [Theory]
    [InlineData("messages: []", "PG0106 3:11 `messages` is empty. A prompt needs at least one message.")]
    [InlineData("messages: x", "PG0102 3:11 `messages` must be a list of messages, but it is the text \"x\". Begin each message with `- role: user`.")]
    [InlineData("messages: [x]", "PG0102 3:12 A message must be a mapping with `role` and `template`, but it is the text \"x\". Write `- role: user` and `template:` below it.")]
    [InlineData("messages: [{ template: x }]", "PG0103 3:14 The message has no `role`. Write `role: system`, `developer`, `user` or `assistant`.")]
    [InlineData("messages: [{ role: user }]", "PG0103 3:14 The message has no `template`. Write the text in `template`, or the name of its file in `file`.")]
    [InlineData("messages: [{ role: sistem, template: x }]", "PG0105 3:20 `sistem` is not a value of `role`. Did you mean `system`?")]
    [InlineData("messages: [{ role: tool, template: x }]", "PG0105 3:20 `tool` is not a value of `role`. The caller passes the results of tools. Write `- slot: conversation` at their position.")]
    [InlineData("messages: [{ role: user, template: x, file: a.message.md }]", "PG0104 3:39 `template` and `file` cannot be used together in one message. Remove one of them.")]
    [InlineData("messages: [{ slot: a, role: user }]", "PG0104 3:23 `slot` and `role` cannot be used together in one message. The caller passes the messages of a slot, with their roles and texts.")]
    [InlineData("messages: [{ slot: a }, { slot: a }]", "PG0108 3:33 The slot `a` is defined twice. The first one is in line 3. Rename one of them.")]
    [InlineData("messages: [{ slot: a-b }]", "PG1003 3:20 `a-b` is not valid as the name of a slot. Use letters, digits and `_`, beginning with a letter, at most 100 characters, such as `a_b`.")]
    [InlineData("messages: [{ role: user, content: x }]", "PG0101 3:26 `content` is not a field of a message. Write `template`.")]
    [InlineData("template: ''", "PG0106 3:11 `template` is empty. Write the text of the message, or remove the message.")]
    [InlineData("template: [x]", "PG0102 3:11 `template` must be a text, but it is a list.")]
    [InlineData("template: x\nmessages: [{ slot: a }]", "PG0104 4:1 `template` and `messages` cannot be used together in one prompt. `template` is the short form of a single user message. Move it into `messages`.")]
    [InlineData("variables: [user_name]\nmessages: [{ slot: userName }]", "PG1011 4:20 The slot `userName` and the variable `user_name` both have the C# name `UserName`. Rename one of them.")]
    [InlineData("messages: [{ slot: args }]", "PG1013 3:20 The slot `args` has the C# name `Args`, which is the name of the type that would contain it. Rename it.")]
    public void BadMessages(string lines, string problem) => Assert.Equal([problem], PromptFile.Problems(PromptFile.ReadYaml(PromptFile.With(lines + "\n"))));

    [Fact]
    public void Roles()
    {
        PromptDefinition prompt = PromptFile.Define(PromptFile.With(
            "messages:\n  - { role: developer, template: a }\n  - { role: system, template: b }\n  - slot: history\n  - { role: assistant, template: c }\n  - { role: user, template: d }\n"));
        Assert.Equal(
            ["Developer a", "System b", "history", "Assistant c", "User d"],
            prompt.Messages.Select(message => message is InlineMessage inline ? inline.Role + " " + inline.Template.Text : ((SlotMessage)message).Name));
    }

    [Fact]
    public void AllProblemsOfAFileAtOnce()
    {
        ReadPrompt read = PromptFile.ReadYaml("""
            prompt_id: Support Triage
            version: 2026-02-30.1
            rollback_to: soon
            modle: gpt-4.1
            model: 4
            variables:
              tier: [free, free]
              body: { type: strin, max_length: many }
              date: string
            messages:
              - { role: sistem, template: x }
              - { role: user }
            tools: [{ name: a b }]
            strict: perhaps
            """);
        Assert.Equal(
            [
                "PG1001 1:12-26", "PG1002 2:10-22", "PG1002 3:14-18", "PG0101 4:1-6", "PG0102 5:8-9", "PG1014 7:16-20", "PG1005 8:17-22",
                "PG1004 9:3-7", "PG0105 11:13-19", "PG0103 12:7-11", "PG0109 13:17-20", "PG0102 14:9-16",
            ],
            PromptFile.Places(read));
    }

    [Fact]
    public void ProblemsAreBounded()
    {
        string text = string.Concat(Enumerable.Range(0, 500).Select(i => $"field{i:000}: x\n"));
        ReadPrompt read = PromptFile.ReadYaml(text);
        Assert.Equal(101, read.Diagnostics.Count);
        Assert.Equal("PG0020 97:1 403 more problems in this file are not shown. Correct the ones above first.", PromptFile.Problem(read.Diagnostics[100]));
    }

    [Fact]
    public void ADefinitionComesWithErrorsThatLeaveItsTemplatesCheckable()
    {
        ReadPrompt read = PromptFile.ReadYaml("prompt_id: Support Triage\nversion: 3\nmodle: x\nvariables: { n: { type: integer, default: x } }\ntemplate: '{{ n }}'\n");
        Assert.Equal(4, read.Diagnostics.Count);
        Assert.Equal(("support-triage", "SupportTriagePrompt"), (read.Definition!.Id, read.Definition.ClassName));
        Assert.True(read.Definition.HasAllVariables && read.Definition.HasAllMessages);

        PromptDefinition? partial = PromptFile.ReadYaml(PromptFile.With("variables: { n: strin }\nmessages: [{ role: user }, { role: user, template: x }]\n")).Definition;
        Assert.False(partial!.HasAllVariables || partial.HasAllMessages);
        Assert.Single(partial.Messages);
    }

    [Fact]
    public void Cancellation()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        SourceFile yaml = new("/a.prompt.yaml", "a.prompt.yaml", SourceFileKind.Prompt, "a: b");
        Assert.Throws<System.OperationCanceledException>(() => PromptCompiler.Read(yaml, source.Token));
        Assert.Throws<System.OperationCanceledException>(() => PromptCompiler.Read(yaml with { RelativePath = "a.prompt.json" }, source.Token));
    }
}
