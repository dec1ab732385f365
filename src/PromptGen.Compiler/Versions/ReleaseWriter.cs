using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Versions;

/// <summary>Writes release files in one form only, so equal releases have equal bytes. docs/releases.md specifies it.</summary>
internal static class ReleaseWriter
{
    /// <param name="prompt">The working file with its texts; must have resolved without errors.</param>
    /// <param name="version">The version of the release, regardless of the working file.</param>
    /// <param name="hash">The hash of the effective prompt.</param>
    public static string Write(
        ResolvedPrompt prompt, string version, string? rollbackTo, string hash, ReleaseReference? previous, AcceptedContract? accepted)
    {
        PromptDefinition definition = prompt.Definition;
        EffectivePrompt effective = PromptCompiler.Effective(prompt);
        JsonObjectBuilder document = new JsonObjectBuilder()
            .Add("prompt_id", definition.Id)
            .Add("version", version)
            .Add("rollback_to", rollbackTo)
            .Add("description", definition.Description)
            .Add("language", effective.Language)
            .Add("model", effective.Model)
            .Add("parameters", effective.Parameters)
            .Add("variables", Variables(definition));
        AddMessages(document, effective);
        document
            .Add("tools", Tools(definition))
            .Add("response_format", effective.ResponseFormat)
            .Add("strict", definition.Strict ? true : null)
            .Add("rollout", definition.Rollout)
            .Add("evaluation", definition.Evaluation)
            .Add("partials", Partials(effective))
            .Add("previous", previous is null ? null : new JsonObjectBuilder().Add("version", previous.Version).Add("hash", previous.Hash).Build())
            .Add("accepted_contract", accepted is null
                ? null
                : new JsonObjectBuilder().Add("reason", accepted.Reason).Add("base", accepted.Base).Build())
            .Add("hash", hash);
        return YamlWriter.Write(document.Build());
    }

    private static JsonObject? Variables(PromptDefinition definition)
    {
        if (definition.Variables.IsEmpty)
        {
            return null;
        }

        JsonObjectBuilder variables = new();
        foreach (DefinedVariable defined in definition.Variables)
        {
            variables.Add(defined.Variable.Name, ReleaseTypes.Variable(defined));
        }

        return variables.Build();
    }

    /// <summary>A single text of the user is the short form <c>template</c>, as in prompt files.</summary>
    private static void AddMessages(JsonObjectBuilder document, EffectivePrompt prompt)
    {
        if (prompt.Messages.Count == 1 && prompt.Messages[0] is EffectiveTemplateMessage { Role: PromptMessageRole.User } single)
        {
            document.Add("template", single.Template);
            return;
        }

        List<JsonValue> messages = [];
        foreach (EffectiveMessage message in prompt.Messages)
        {
            messages.Add(message switch
            {
                EffectiveTemplateMessage template => new JsonObjectBuilder()
                    .Add("role", MessageRoles.Name(template.Role)).Add("template", template.Template).Build(),
                EffectiveSlot slot => new JsonObjectBuilder().Add("slot", slot.Name).Build(),
                _ => throw new InvalidOperationException("Unknown kind of message: " + message.GetType().Name),
            });
        }

        document.Add("messages", messages.ToEquatableArray());
    }

    private static JsonArray? Tools(PromptDefinition definition)
    {
        if (definition.Tools.IsEmpty)
        {
            return null;
        }

        List<JsonValue> tools = [];
        for (int i = 0; i < definition.Tools.Count; i++)
        {
            (ToolDefinition tool, string? method, _) = definition.Tools[i];
            tools.Add(new JsonObjectBuilder()
                .Add("name", tool.Name)
                .Add("description", tool.Description)
                .Add("strict", tool.Strict)
                .Add("method", method)
                .Add("parameters", tool.Parameters)
                .Build());
        }

        return new JsonArray(tools.ToEquatableArray());
    }

    private static JsonObject? Partials(EffectivePrompt prompt)
    {
        if (prompt.Partials.IsEmpty)
        {
            return null;
        }

        JsonObjectBuilder partials = new();
        foreach (EffectivePartial partial in prompt.Partials)
        {
            partials.Add(partial.Name, partial.Template);
        }

        return partials.Build();
    }
}
