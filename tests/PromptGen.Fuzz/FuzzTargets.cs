using System.Collections.Generic;
using System.Linq;
using PromptGen.Fuzz.Targets;

namespace PromptGen.Fuzz;

/// <summary>All targets.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
        [new StateTarget(), new PackTarget(), new EnvelopeTarget(), new PromptFileTarget(), new TemplateTarget()];

    public static FuzzTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);
}
