using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using PromptGen.Language.Binding;
using PromptGen.Language.Interpretation;
using PromptGen.Tool.Showing;

namespace PromptGen.Tool.Rendering;

/// <summary>Renders a prompt by the interpreter, which gives what the compiled class gives.</summary>
internal static class PromptRendering
{
    /// <param name="prompt">The version to render.</param>
    /// <param name="values">By the names of the variables.</param>
    /// <param name="sensitive">The names of the variables whose values problems must not quote.</param>
    /// <exception cref="ToolFailure">Values are missing or do not fit: all of them at once.</exception>
    public static IReadOnlyList<ShownMessage> Render(
        ResolvedPrompt prompt, IReadOnlyDictionary<string, JsonValue> values, IReadOnlySet<string> sensitive)
    {
        PromptVariable[] variables = [.. prompt.Definition.Variables.Select(static defined => defined.Variable)];
        string hash = ContentHash.Of(PromptHashes.CanonicalBytes(PromptCompiler.Effective(prompt)));
        PromptIdentity identity = new(prompt.Definition.Id, prompt.Definition.Version, hash, prompt.Definition.Model);
        TemplateArguments arguments = Fill(variables, values, sensitive, identity);
        IReadOnlyList<BoundTemplate?> templates = PromptCompiler.Bind(prompt, CancellationToken.None);
        List<ShownMessage> messages = [];
        for (int i = 0; i < templates.Count; i++)
        {
            if (templates[i] is not { } template)
            {
                messages.Add(new ShownMessage(null, prompt.Definition.Messages[i] is SlotMessage slot ? slot.Name : ""));
                continue;
            }

            try
            {
                string role = MessageRoles.Name(((DefinedTemplate)prompt.Definition.Messages[i]).Role);
                messages.Add(new ShownMessage(role, InterpretedTemplate.Create(template, variables).Render(arguments, identity)));
            }
            catch (PromptRenderException failure)
            {
                throw new ToolFailure(DiagnosticRules.UnreadableInput, prompt.Definition.Path, prompt.Definition.Id, failure.Message);
            }
        }

        return messages;
    }

    private static TemplateArguments Fill(
        PromptVariable[] variables, IReadOnlyDictionary<string, JsonValue> values, IReadOnlySet<string> sensitive, PromptIdentity identity)
    {
        List<PromptDiagnostic> problems = [];
        TemplateArguments arguments = new(variables.Length);
        for (int i = 0; i < variables.Length; i++)
        {
            PromptVariable variable = variables[i];
            if (!values.TryGetValue(variable.Name, out JsonValue? value) && (value = variable.Default) is null)
            {
                problems.Add(new PromptDiagnostic(DiagnosticRules.MissingArgument, default, variable.Name, TypeText.Of(variable.Type)));
                continue;
            }

            try
            {
                new ArgumentReader(identity, sensitive.Contains(variable.Name)).Read(variable.Type, value, variable.Name, ref arguments[i]);
            }
            catch (ArgumentProblem problem)
            {
                problems.Add(new PromptDiagnostic(problem.Rule, default, problem.Arguments));
            }
            catch (PromptArgumentException problem)
            {
                string reason = problem.Message[(problem.Message.LastIndexOf("' ", System.StringComparison.Ordinal) + 2)..];
                problems.Add(new PromptDiagnostic(DiagnosticRules.BadArgument, default, problem.Variable, reason.TrimEnd('.')));
            }
        }

        string[] names = [.. variables.Select(static variable => variable.Name)];
        foreach (string unknown in values.Keys.Where(name => !names.Contains(name)))
        {
            string advice = NearestName.Find(unknown, names) is { } nearest ? "did you mean `" + nearest + "`?" : names.Length == 0 ? "it has none" : "it has " + string.Join(", ", names);
            problems.Add(new PromptDiagnostic(DiagnosticRules.BadArgument, default, Name(unknown, sensitive), "goes nowhere, since the prompt has no such variable; " + advice.TrimEnd('?')));
        }

        return problems.Count == 0 ? arguments : throw new ToolFailure(problems.ToEquatableArray());
    }

    /// <summary>What cannot be a name may be a value in the wrong place.</summary>
    private static string Name(string unknown, IReadOnlySet<string> sensitive) =>
        sensitive.Count == 0 || (unknown.Length <= FileLimits.NameLength && CSharpName.IsIdentifier(unknown)) ? unknown : "a name that is not an identifier";
}

/// <param name="Role">Null for a slot, whose name is the text.</param>
internal sealed record ShownMessage(string? Role, string Text);
