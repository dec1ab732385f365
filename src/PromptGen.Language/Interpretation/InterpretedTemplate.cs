using System.Collections.Generic;
using PromptGen.Core.Types;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

/// <summary>A bound template ready to render. Immutable and safe to share between threads; it returns the same text as the compiled
/// form.</summary>
internal sealed class InterpretedTemplate
{
    private readonly Procedure _message;
    private readonly int _procedures;
    private readonly VariableLoad[] _loads;

    // Threads remember what they made for the template by this, and so keep no template alive that nobody else uses.
    private readonly object _key = new();
#if NET8_0_OR_GREATER
    private readonly TextSequence? _sequence;
#endif

    internal InterpretedTemplate(Procedure message, int procedures, VariableLoad[] loads)
    {
        _message = message;
        _procedures = procedures;
        _loads = loads;
#if NET8_0_OR_GREATER
        _sequence = TextSequence.Of(message.Body, loads);
#endif
    }

    /// <summary>Prepares a template.</summary>
    /// <param name="template">It has no problems.</param>
    /// <param name="variables">Those it was bound with. Their order is that of the arguments.</param>
    public static InterpretedTemplate Create(BoundTemplate template, IReadOnlyList<PromptVariable> variables) => new TemplateBuilder(variables).Build(template);

    /// <summary>Renders the template.</summary>
    /// <param name="arguments">A value for each variable.</param>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <exception cref="PromptRenderException">A limit was exceeded, or a value is null or zero although it must not
    /// be.</exception>
    public string Render(TemplateArguments arguments, PromptIdentity? identity)
    {
#if NET8_0_OR_GREATER
        if (_sequence is not null)
        {
            return _sequence.Render(arguments, identity);
        }
#endif
        RenderingBudget.Renew();
        Workspace workspace = Workspace.Take();
        Rendering rendering = workspace.RenderingOf(_key, _procedures);
        TextOutput output = workspace.Output;
        output.Identity = identity;
        rendering.Identity = identity;
        Frame frame = rendering.Enter(_message);
        foreach (VariableLoad load in _loads)
        {
            load.Kind.Load(frame, load.Cell, in arguments[load.Variable]);
        }

        int outer = output.Begin();
        Procedure.Run(_message.Body, frame);
        string text = output.Cut(outer);
        rendering.Leave(_message, frame);
        workspace.GiveBack();
        return text;
    }
}

/// <summary>A variable that goes into a cell before the template runs.</summary>
/// <param name="Variable">Its place among the arguments.</param>
internal readonly record struct VariableLoad(ValueKind Kind, int Cell, int Variable);
