using System;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>The parts of a prompt that can change the model's behavior: the value that is hashed and that code is generated
    /// from.</summary>
    /// <remarks>
    /// Only for a prompt that resolved without errors. What is outside (identity, descriptions, C# names, rollout, evaluation)
    /// stands beside these values in the definition, so that equal effective prompts are equal values.
    /// </remarks>
    public static EffectivePrompt Effective(ResolvedPrompt prompt)
    {
        PromptDefinition definition = prompt.Definition;
        return new EffectivePrompt
        {
            Model = definition.Model,
            Parameters = definition.Parameters is { Members.IsEmpty: false } parameters ? parameters : null,
            Variables = definition.Variables.Map(static defined => defined.Variable),
            Messages = EffectiveMessages(prompt),
            Partials = prompt.Partials.Map(static partial => new EffectivePartial(partial.Name, partial.Template.Text)),
            Tools = definition.Tools.Map(static defined => defined.Tool),
            ResponseFormat = definition.ResponseFormat,
        };
    }

    private static EquatableArray<EffectiveMessage> EffectiveMessages(ResolvedPrompt prompt)
    {
        EffectiveMessage[] messages = new EffectiveMessage[prompt.Definition.Messages.Count];
        for (int i = 0; i < messages.Length; i++)
        {
            messages[i] = prompt.Definition.Messages[i] switch
            {
                SlotMessage slot => new EffectiveSlot(slot.Name),
                DefinedTemplate message => new EffectiveTemplateMessage(message.Role, TemplateText(prompt, i)),
                DefinedMessage other => throw new InvalidOperationException("Unknown kind of message: " + other.GetType().Name),
            };
        }

        return new EquatableArray<EffectiveMessage>(messages);
    }

    private static string TemplateText(ResolvedPrompt prompt, int index) =>
        prompt.Messages[index]?.Text ?? throw new InvalidOperationException("The message has no template: the prompt did not resolve.");
}
