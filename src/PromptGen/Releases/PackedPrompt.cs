using System;
using System.Collections.Generic;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using PromptGen.Generated;
using PromptGen.Language.Binding;
using PromptGen.Language.Interpretation;

namespace PromptGen.Releases;

/// <summary>A version from a pack, ready to render from the values of the code's variables. Immutable and safe to share between threads.</summary>
internal sealed class PackedPrompt
{
    private readonly Message[] _messages;
    private readonly TemplateSlot[] _defaults;
    private readonly bool _hasDefaults;

    private PackedPrompt(ValuePlan?[] plans, TemplateSlot[] defaults, bool hasDefaults, Message[] messages, IReadOnlyList<PromptVariable> variables)
    {
        Plans = plans;
        _defaults = defaults;
        _hasDefaults = hasDefaults;
        _messages = messages;
        Variables = variables;
    }

    /// <summary>For each variable of the code, how it becomes one of this version.</summary>
    public ValuePlan?[] Plans { get; }

    /// <summary>Those of this version.</summary>
    public IReadOnlyList<PromptVariable> Variables { get; }

    /// <summary>Prepares a version whose contract fits that of the code.</summary>
    /// <exception cref="FormatException">A template does not bind, or a default does not fit; the message says which.</exception>
    public static PackedPrompt Create(EffectivePrompt prompt, PromptContract code)
    {
        PromptVariable[] variables = [.. prompt.Variables];
        (string, PromptType)[] supplied = new (string, PromptType)[code.Variables.Count];
        for (int i = 0; i < supplied.Length; i++)
        {
            supplied[i] = (code.Variables[i].Name, code.Variables[i].Type);
        }

        TemplateSlot[] defaults = new TemplateSlot[variables.Length];
        bool hasDefaults = false;
        for (int i = 0; i < variables.Length; i++)
        {
            if (variables[i].Default is { } value)
            {
                JsonValues.Read(variables[i].Type, value, ref defaults[i]);
                hasDefaults = true;
            }
        }

        return new PackedPrompt(ValuePlan.Of(supplied, variables), defaults, hasDefaults, Messages(prompt, variables, code), variables);
    }

    /// <summary>Room for the values of this version's variables, with the defaults of those that the code has not.</summary>
    public TemplateSlot[] NewValues() => _hasDefaults ? (TemplateSlot[])_defaults.Clone() : new TemplateSlot[_defaults.Length];

    public RenderedPrompt Render(ReleasedValues values, PromptIdentity identity) => Render(values.Values, values.Slots, identity);

    public RenderedPrompt Render(TemplateSlot[] values, IReadOnlyList<IReadOnlyList<PromptMessage>> slots, PromptIdentity identity)
    {
        TemplateArguments arguments = new(values);
        MessagePart first = Part(0, arguments, slots, identity);
        MessagePart second = Part(1, arguments, slots, identity);
        MessagePart third = Part(2, arguments, slots, identity);
        MessagePart fourth = Part(3, arguments, slots, identity);
        MessagePart[]? more = null;
        if (_messages.Length > 4)
        {
            more = new MessagePart[_messages.Length - 4];
            for (int i = 0; i < more.Length; i++)
            {
                more[i] = Part(i + 4, arguments, slots, identity);
            }
        }

        return new RenderedPrompt(identity, first, second, third, fourth, more);
    }

    private MessagePart Part(int index, TemplateArguments arguments, IReadOnlyList<IReadOnlyList<PromptMessage>> slots, PromptIdentity identity)
    {
        if (index >= _messages.Length)
        {
            return default;
        }

        Message message = _messages[index];
        return message.Template is { } template
            ? MessagePart.Template(message.Role, template.Render(arguments, identity))
            : MessagePart.Slot(identity, message.SlotName, slots[message.Slot]);
    }

    private static Message[] Messages(EffectivePrompt prompt, PromptVariable[] variables, PromptContract code)
    {
        Dictionary<string, string> partials = new(StringComparer.Ordinal);
        foreach (EffectivePartial partial in prompt.Partials)
        {
            partials[partial.Name] = partial.Template;
        }

        TemplateScope scope = new(prompt.Variables, partials);
        Message[] messages = new Message[prompt.Messages.Count];
        for (int i = 0; i < messages.Length; i++)
        {
            messages[i] = prompt.Messages[i] switch
            {
                EffectiveSlot slot => new Message(default, Template: null, slot.Name, Array.IndexOf([.. code.Slots], slot.Name)),
                EffectiveTemplateMessage message => new Message((PromptRole)message.Role, Prepare(message, scope, variables, i), "", -1),
                EffectiveMessage other => throw new FormatException("A message is of the unknown kind " + other.GetType().Name + "."),
            };
        }

        return messages;
    }

    private static InterpretedTemplate Prepare(EffectiveTemplateMessage message, TemplateScope scope, PromptVariable[] variables, int index)
    {
        BoundTemplate bound = TemplateBinder.Bind(message.Template, scope with { IsInstruction = MessageRoles.IsInstruction(message.Role) });
        return bound.HasErrors
            ? throw new FormatException(string.Format(
                System.Globalization.CultureInfo.InvariantCulture, "The template of message {0} is not valid: {1}.", index + 1, bound.Problems[0].Rule.Id))
            : InterpretedTemplate.Create(bound, variables);
    }

    private sealed record Message(PromptRole Role, InterpretedTemplate? Template, string SlotName, int Slot);
}
