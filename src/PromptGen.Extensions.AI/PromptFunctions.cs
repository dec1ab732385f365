using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>The tools of a prompt as functions of chat options: the words are the prompt's, the code is the application's.</summary>
internal static class PromptFunctions
{
    private static readonly JsonElement NoParameters = ModelJson.Parse("""{"type":"object","properties":{}}""");

    /// <param name="functions">Null: the tools are declared only.</param>
    /// <returns>Null if the prompt does not have tools.</returns>
    public static IList<AITool>? For(PromptIdentity identity, IEnumerable<AIFunction>? functions)
    {
        if (PromisedOptions.Of(identity).Tools is not { } declarations)
        {
            return null;
        }

        if (functions is null)
        {
            return [.. declarations];
        }

        Dictionary<string, AIFunction> known = new(StringComparer.Ordinal);
        foreach (AIFunction function in functions)
        {
            known[function.Name] = function;
        }

        List<AITool> tools = [];
        List<string> missing = [];
        foreach (AIFunctionDeclaration declaration in declarations)
        {
            if (known.TryGetValue(declaration.Name, out AIFunction? function))
            {
                tools.Add(new ImplementedFunction(declaration, function));
            }
            else
            {
                missing.Add(declaration.Name);
            }
        }

        return missing.Count == 0
            ? tools
            : throw new InvalidOperationException(
                "The prompt " + identity.Id + " " + identity.Version + " offers tools without a function: " + string.Join(", ", missing)
                + ". Pass functions with these names, or pass none to run the tool calls yourself.");
    }

    /// <param name="answerIsStrict">A client may take the strictness of the answer for that of tools that do not say theirs.</param>
    /// <returns>Null if the prompt does not have tools.</returns>
    public static IReadOnlyList<AIFunctionDeclaration>? Declarations(PromptIdentity identity, bool answerIsStrict)
    {
        IReadOnlyList<PromptTool> tools = identity.Settings.Tools;
        if (tools.Count == 0)
        {
            return null;
        }

        AIFunctionDeclaration[] declarations = new AIFunctionDeclaration[tools.Count];
        for (int i = 0; i < declarations.Length; i++)
        {
            declarations[i] = new DeclaredFunction(tools[i], tools[i].Strict ?? (answerIsStrict ? false : null));
        }

        return declarations;
    }

    private static Dictionary<string, object?> Properties(bool? strict) => strict is { } value
        ? new Dictionary<string, object?>(StringComparer.Ordinal) { [PromisedOptions.StrictProperty] = value }
        : new Dictionary<string, object?>(StringComparer.Ordinal);

    private sealed class DeclaredFunction(PromptTool tool, bool? strict) : AIFunctionDeclaration
    {
        public override string Name => tool.Name;

        public override string Description => tool.Description ?? "";

        public override JsonElement JsonSchema { get; } = tool.Parameters is { } parameters ? ModelJson.Parse(parameters) : NoParameters;

        public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; } = Properties(strict);
    }

    private sealed class ImplementedFunction(AIFunctionDeclaration declaration, AIFunction function) : DelegatingAIFunction(function)
    {
        public override string Name => declaration.Name;

        public override string Description => declaration.Description;

        public override JsonElement JsonSchema => declaration.JsonSchema;

        /// <summary>None: some clients send it, and the prompt file does not state it.</summary>
        public override JsonElement? ReturnJsonSchema => null;

        public override IReadOnlyDictionary<string, object?> AdditionalProperties => declaration.AdditionalProperties;
    }
}
