using System;
using System.Collections.Generic;
using System.Threading;
using PromptGen.Core.Templates.Binding;
using PromptGen.Core.Types;

namespace PromptGen.Core.Templates.Interpretation;

/// <summary>A bound template ready to render. Immutable and safe to share between threads; it gives what the compiled form gives.</summary>
internal sealed class InterpretedTemplate
{
    // More renderings than this at one moment are rare; those beyond make their frames anew.
    private const int GreatestKept = 16;

    private readonly Procedure _message;
    private readonly int _procedures;
    private readonly VariableLoad[] _loads;
    private readonly Rendering?[] _kept = new Rendering?[GreatestKept];
    private Rendering? _last;

    internal InterpretedTemplate(Procedure message, int procedures, VariableLoad[] loads)
    {
        _message = message;
        _procedures = procedures;
        _loads = loads;
    }

    /// <summary>Prepares a template.</summary>
    /// <param name="template">It has no problems.</param>
    /// <param name="variables">Those it was bound with. Their order is that of the arguments.</param>
    public static InterpretedTemplate Create(BoundTemplate template, IReadOnlyList<PromptVariable> variables) => new TemplateBuilder(variables).Build(template);

    /// <summary>Renders the template.</summary>
    /// <param name="arguments">A value for each variable.</param>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <exception cref="PromptRenderException">A limit was exceeded, or a value is null or zero where it may not be.</exception>
    public string Render(TemplateArguments arguments, PromptIdentity? identity)
    {
        Rendering rendering = Take();
        TextOutput output = TextOutput.Take();
        output.Identity = identity;
        rendering.Output = output;
        rendering.Identity = identity;
        Frame frame = rendering.Enter(_message);
        foreach (VariableLoad load in _loads)
        {
            load.Kind.Load(frame, load.Cell, in arguments[load.Variable]);
        }

        int outer = output.Begin();
        Procedure.Run(_message.Body, frame);
        string text = output.Cut(outer);

        // After an exception neither is used again: what they hold then is not known.
        rendering.Leave(_message, frame);
        rendering.Output = null!;
        rendering.Identity = null;
        TextOutput.GiveBack(output);
        GiveBack(rendering);
        return text;
    }

    private Rendering Take()
    {
        if (_last is not null && Interlocked.Exchange(ref _last, null) is { } last)
        {
            return last;
        }

        for (int i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] is { } kept && Interlocked.CompareExchange(ref _kept[i], null, kept) == kept)
            {
                return kept;
            }
        }

        return new Rendering(_procedures);
    }

    private void GiveBack(Rendering rendering)
    {
        // Two threads may both find the place free; then one rendering is forgotten, which costs no more than making it anew.
        if (_last is null)
        {
            Volatile.Write(ref _last, rendering);
            return;
        }

        for (int i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] is null && Interlocked.CompareExchange(ref _kept[i], rendering, null) is null)
            {
                return;
            }
        }
    }
}

/// <summary>A variable that goes into a cell before the template runs.</summary>
/// <param name="Variable">Its place among the arguments.</param>
internal readonly record struct VariableLoad(ValueKind Kind, int Cell, int Variable);
