using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Trust;

/// <summary>The problems of what is written into the message itself. What is captured is reported where the captured text is written.</summary>
internal sealed class TrustReport
{
    private readonly Queue<Activation> _waiting = new();
    private readonly HashSet<Activation> _seen = [];
    private readonly HashSet<TemplateProblem> _reported = [];

    public TrustReport(Activation message) => Add(message);

    public List<TemplateProblem> Problems { get; } = [];

    /// <summary>The next part of the message to look at; null when there is none.</summary>
    public Activation? Next() => _waiting.Count > 0 ? _waiting.Dequeue() : null;

    public void Add(Activation activation)
    {
        if (_seen.Add(activation))
        {
            _waiting.Enqueue(activation);
        }
    }

    public void Add(BoundOutput output)
    {
        TemplatePlace place = output.Place;
        TemplateProblem problem = new(
            DiagnosticRules.UntrustedInstruction, place.Partial, place.Start, place.Length, EquatableArray.Create(place.Text));
        if (_reported.Add(problem))
        {
            Problems.Add(problem);
        }
    }
}
