using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Files;

/// <summary>Reads <c>template</c>, or <c>messages</c> with their roles, texts, files and slots.</summary>
internal sealed class MessageReader(DiagnosticList problems, string promptPath)
{
    private readonly List<DefinedMessage> _messages = [];

    /// <summary>False, with problems reported, where a message cannot be told.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The messages that can be told.</summary>
    public EquatableArray<DefinedMessage> Read(FieldReader fields)
    {
        DocumentNode? template = fields["template"];
        DocumentNode? messages = fields["messages"];
        if (template is not null && messages is not null)
        {
            problems.Add(
                DiagnosticRules.ConflictingFields, fields.Find("messages")!.Key, "template", "messages", "one prompt",
                "`template` is the short form of a single user message. Move it into `messages`.");
            IsComplete = false;
        }

        if (template is null && messages is null)
        {
            fields.ReportMissing("template", "The prompt", "Write the text in `template`, or write several messages in `messages`.");
            IsComplete = false;
        }

        if (template is not null)
        {
            AddTemplate(PromptMessageRole.User, template, fields);
        }

        if (messages is not null)
        {
            ReadList(messages);
        }

        return new EquatableArray<DefinedMessage>(_messages.ToArray());
    }

    private void ReadList(DocumentNode node)
    {
        if (node is not SequenceNode list)
        {
            problems.Add(
                DiagnosticRules.WrongValue, node, "`messages`", "a list of messages", node.Describe(), " Begin each message with `- role: user`.");
            IsComplete = false;
            return;
        }

        if (list.Items.Count == 0)
        {
            problems.Add(DiagnosticRules.EmptyValue, list, "`messages`", "A prompt needs at least one message.");
            IsComplete = false;
        }

        if (list.Items.Count > FileLimits.Messages)
        {
            problems.Add(
                DiagnosticRules.TooMany, list, "The prompt", FieldReader.Number(list.Items.Count), "messages", FieldReader.Number(FileLimits.Messages));
            IsComplete = false;
            return;
        }

        Dictionary<string, ScalarNode> slots = new(System.StringComparer.Ordinal);
        foreach (DocumentNode item in list.Items)
        {
            if (item is MappingNode mapping)
            {
                ReadMessage(new FieldReader(mapping, PromptFields.Message, problems), slots);
                continue;
            }

            problems.Add(
                DiagnosticRules.WrongValue, item, "A message", "a mapping with `role` and `template`", item.Describe(),
                " Write `- role: user` and `template:` below it.");
            IsComplete = false;
        }
    }

    private void ReadMessage(FieldReader fields, Dictionary<string, ScalarNode> slots)
    {
        if (fields.Find("slot") is { } slot)
        {
            ReadSlot(slot, fields, slots);
            return;
        }

        PromptMessageRole? role = ReadRole(fields);
        MappingEntry? template = fields.Find("template");
        MappingEntry? file = fields.Find("file");
        if (template is not null && file is not null)
        {
            problems.Add(
                DiagnosticRules.ConflictingFields, file.Key, "template", "file", "one message", "Remove one of them.");
            IsComplete = false;
        }

        if (template is not null)
        {
            AddTemplate(role ?? PromptMessageRole.User, template.Value, fields);
        }
        else if (file is not null)
        {
            AddFile(role ?? PromptMessageRole.User, file.Value, fields);
        }
        else
        {
            fields.ReportMissing("template", "The message", "Write the text in `template`, or the name of its file in `file`.");
            IsComplete = false;
        }
    }

    private void ReadSlot(MappingEntry slot, FieldReader fields, Dictionary<string, ScalarNode> slots)
    {
        foreach (string other in new[] { "role", "template", "file" })
        {
            if (fields.Find(other) is { } entry)
            {
                problems.Add(
                    DiagnosticRules.ConflictingFields, entry.Key, "slot", other, "one message",
                    "The caller passes the messages of a slot, with their roles and texts.");
                IsComplete = false;
            }
        }

        if (fields.ExpectText(slot.Value, "`slot`") is not { } name || !NameRules.CheckName(name, "slot", inTemplates: false, problems))
        {
            IsComplete = false;
            return;
        }

        if (slots.TryGetValue(name.Value, out ScalarNode? former))
        {
            problems.Add(
                DiagnosticRules.DuplicateName, name, "slot", name.Value, FieldReader.Number(problems.File.LineOf(former.Start) + 1));
            IsComplete = false;
            return;
        }

        slots.Add(name.Value, name);
        _messages.Add(new SlotMessage(name.Value, problems.File.Span(name.Start, name.End)));
    }

    private PromptMessageRole? ReadRole(FieldReader fields)
    {
        if (fields.Required("role", "The message", "Write `role: system`, `developer`, `user` or `assistant`.") is not { } node)
        {
            return null;
        }

        if (fields.ExpectText(node, "`role`") is not { } scalar)
        {
            return null;
        }

        if (MessageRoles.Find(scalar.Value) is { } role)
        {
            return role;
        }

        string advice = scalar.Value == "tool"
            ? "The caller passes the results of tools. Write `- slot: conversation` at their position."
            : FieldReader.Suggest(scalar.Value, MessageRoles.Names);
        problems.Add(DiagnosticRules.UnknownChoice, scalar, scalar.Value, "`role`", advice);
        return null;
    }

    private void AddTemplate(PromptMessageRole role, DocumentNode node, FieldReader fields)
    {
        if (fields.ExpectText(node, "`template`") is not { } scalar)
        {
            IsComplete = false;
            return;
        }

        CommentBehind.Report(scalar, problems);

        if (scalar.Value.Length == 0)
        {
            problems.Add(DiagnosticRules.EmptyValue, scalar, "`template`", "Write the text of the message, or remove the message.");
            IsComplete = false;
            return;
        }

        _messages.Add(new InlineMessage(role, ScalarText.Map(problems.File, scalar)));
    }

    private void AddFile(PromptMessageRole role, DocumentNode node, FieldReader fields)
    {
        if (fields.ExpectText(node, "`file`") is not { } scalar)
        {
            IsComplete = false;
            return;
        }

        string? path = PromptFolder.Resolve(promptPath, scalar.Value);
        if (path is null)
        {
            problems.Add(DiagnosticRules.FileOutside, scalar, scalar.Value);
            IsComplete = false;
            return;
        }

        if (!PromptFolder.IsMessageFile(path))
        {
            problems.Add(DiagnosticRules.FileNotText, scalar, scalar.Value);
            IsComplete = false;
            return;
        }

        _messages.Add(new FileMessage(role, path, problems.File.Span(scalar.Start, scalar.End)));
    }
}
