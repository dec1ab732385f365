using System;
using System.Threading;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Files;

/// <summary>Reads one prompt file: text to tree to definition, with every problem on the way.</summary>
internal static class PromptFileReader
{
    public static ReadPrompt Read(SourceFile file, CancellationToken cancellation)
    {
        DiagnosticList problems = new(new FileText(file.Path, file.Text));
        PromptDefinition? definition = ReadFields(file, PromptFields.Prompt, problems, cancellation) is { } fields ? Define(file, fields) : null;
        return new ReadPrompt(file, definition, problems.ToEquatableArray());
    }

    /// <summary>The fields of a prompt or release file; null, with a problem reported, where it has none.</summary>
    public static FieldReader? ReadFields(SourceFile file, FieldSet set, DiagnosticList problems, CancellationToken cancellation)
    {
        bool json = file.RelativePath.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        if (!TextChecks.Check(file, problems, yaml: !json))
        {
            return null;
        }

        DocumentNode? root = json
            ? JsonDocumentReader.Read(problems, cancellation)
            : YamlSubsetReader.Read(problems.File, cancellation) ?? YamlDocumentReader.Read(problems, cancellation);
        switch (root)
        {
            case null:
                return null;
            case MappingNode mapping:
                return new FieldReader(mapping, set, problems);
            case ScalarNode { Kind: ScalarKind.Null }:
                problems.Add(DiagnosticRules.EmptyFile, 0, 0);
                return null;
            default:
                problems.Add(DiagnosticRules.WrongValue, root, "A prompt file", "a mapping of fields", root.Describe(), " Begin with `prompt_id:`.");
                return null;
        }
    }

    public static PromptDefinition Define(SourceFile file, FieldReader fields)
    {
        DiagnosticList problems = fields.Problems;
        (string id, SourceSpan idSpan) = ReadId(file, fields);
        (string version, SourceSpan versionSpan) = ReadVersion(fields, "version", required: true);
        (string rollback, SourceSpan rollbackSpan) = ReadVersion(fields, "rollback_to", required: false);
        CheckOrder(version, rollback, rollbackSpan, problems);

        string? description = fields.Text("description")?.Value;
        string? model = ReadModel(fields);
        JsonObject? parameters = fields.Json("parameters") is { } given ? NormalNumbers.In(given) : null;
        VariableReader variableReader = new(problems);
        EquatableArray<DefinedVariable> variables = variableReader.Read(fields["variables"]);
        MessageReader messageReader = new(problems, file.RelativePath);
        EquatableArray<DefinedMessage> messages = messageReader.Read(fields);
        ToolReader toolReader = new(problems);
        EquatableArray<DefinedTool> tools = toolReader.ReadTools(fields["tools"]);
        if (fields["parameters"] is MappingNode parameterNode)
        {
            new ModelParameters(problems).Check(parameterNode, toolReader.IsComplete ? [.. tools.Map(static tool => tool.Tool.Name)] : null);
        }

        JsonObject? responseFormat = toolReader.ReadResponseFormat(fields);
        bool strict = fields.Boolean("strict") ?? false;
        JsonValue? rollout = fields["rollout"] is { } node ? DocumentJson.Convert(node, problems) : null;
        string? evaluation = fields.Text("evaluation")?.Value;
        string className = CSharpName.Class(id);
        NameCollisions.Check(className, variables, messages, problems);
        return new PromptDefinition
        {
            Path = file.Path,
            RelativePath = file.RelativePath,
            InputHash = ContentHash.OfInput(file.Text),
            Id = id,
            IdSpan = idSpan,
            ClassName = className,
            Version = version,
            VersionSpan = versionSpan,
            RollbackTo = rollback.Length == 0 ? null : rollback,
            RollbackToSpan = rollbackSpan,
            Description = description,
            Model = model,
            Parameters = parameters,
            Variables = variables,
            HasAllVariables = variableReader.IsComplete,
            Messages = messages,
            HasAllMessages = messageReader.IsComplete,
            Tools = tools,
            ResponseFormat = responseFormat,
            Strict = strict,
            Rollout = rollout,
            Evaluation = evaluation,
        };
    }

    /// <summary>The id, or where there is none the one that was probably meant, so that the rest of the file is checked, too.</summary>
    public static (string Id, SourceSpan Span) ReadId(SourceFile file, FieldReader fields)
    {
        DiagnosticList problems = fields.Problems;
        DocumentNode? node = fields.Required("prompt_id", "The prompt", "Write `prompt_id: " + IdByName(file) + "`, for example.");
        if (node is null || fields.ExpectText(node, "`prompt_id`") is not { } scalar)
        {
            return (IdByName(file), default);
        }

        SourceSpan span = problems.File.Span(scalar.Start, scalar.End);
        string id = scalar.Value;
        if (!NameRules.IsPromptId(id))
        {
            string meant = NameRules.ToPromptId(id);
            if (fields.Find("prompt_id")!.Name != "prompt_id")
            {
                // Such as `name: Support triage`, where the field was reported.
                return (meant.Length == 0 ? IdByName(file) : meant, span);
            }

            problems.Add(DiagnosticRules.BadPromptId, scalar, id, NameRules.PromptIdReason(id), meant.Length == 0 ? "" : ", such as `" + meant + "`");
            return (meant.Length == 0 ? IdByName(file) : meant, span);
        }

        if (ReservedNames.IsLibraryType(CSharpName.Class(id)))
        {
            problems.Add(
                DiagnosticRules.BadPromptId, scalar, id,
                ", because its class " + CSharpName.Class(id) + " would hide a class of PromptGen", ", such as `" + id + "-text`");
        }

        return (id, span);
    }

    /// <summary>The id that a file name suggests.</summary>
    public static string IdByName(SourceFile file)
    {
        string name = PromptFolder.FileName(file.RelativePath);
        int end = name.IndexOf(".prompt.", StringComparison.OrdinalIgnoreCase);
        string id = NameRules.ToPromptId(end < 0 ? name : name.Substring(0, end));
        return id.Length == 0 ? "prompt" : id;
    }

    public static (string Version, SourceSpan Span) ReadVersion(FieldReader fields, string name, bool required)
    {
        DiagnosticList problems = fields.Problems;
        DocumentNode? node = required
            ? fields.Required(name, "The prompt", "Write a date and a number, such as `version: 2026-03-15.1`.")
            : fields[name];
        if (node is null)
        {
            return ("", default);
        }

        if (node is not ScalarNode { Kind: not ScalarKind.Null } scalar)
        {
            fields.ReportWrong(node, "`" + name + "`", "a version id such as `2026-03-15.1`");
            return ("", default);
        }

        if (VersionFault(scalar.Value) is { } fault)
        {
            problems.Add(DiagnosticRules.BadVersion, scalar, scalar.Value, fault);
            return ("", problems.File.Span(scalar.Start, scalar.End));
        }

        return (scalar.Value, problems.File.Span(scalar.Start, scalar.End));
    }

    private static string? VersionFault(string text)
    {
        if (PromptVersion.TryParse(text, out PromptVersion version))
        {
            return version.IsDirty ? "`+dirty` marks an unreleased change and is not allowed in a file" : null;
        }

        int point = text.IndexOf('.');
        string date = point < 0 ? text : text.Substring(0, point);
        string number = point < 0 ? "" : text.Substring(point + 1);
        if (date.Length != 10 || date[4] != '-' || date[7] != '-' || !IsNumber(date.Replace("-", "")))
        {
            return "it does not begin with a date as in `2026-03-15`";
        }

        if (!PromptVersion.TryParse(date + ".1", out _))
        {
            return "there is no day " + date;
        }

        return point < 0 ? "the number after the date is missing"
            : number.Length > 1 && number[0] == '0' && IsNumber(number) ? "its number begins with 0"
            : number == "0" ? "its number begins at 1"
            : "`" + number + "` is not a whole number from 1 to 999999999";
    }

    private static bool IsNumber(string text)
    {
        foreach (char c in text)
        {
            if (c is not (>= '0' and <= '9'))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static void CheckOrder(string version, string rollback, SourceSpan rollbackSpan, DiagnosticList problems)
    {
        if (PromptVersion.TryParse(version, out PromptVersion current)
            && PromptVersion.TryParse(rollback, out PromptVersion target)
            && target >= current)
        {
            problems.Add(new PromptDiagnostic(DiagnosticRules.RollbackNotEarlier, rollbackSpan, rollback, version));
        }
    }

    private static string? ReadModel(FieldReader fields)
    {
        ScalarNode? model = fields.Text("model");
        if (model is { Value.Length: 0 })
        {
            fields.Problems.Add(DiagnosticRules.EmptyValue, model, "`model`", "Name a model, or remove the field.");
            return null;
        }

        return model?.Value;
    }
}
