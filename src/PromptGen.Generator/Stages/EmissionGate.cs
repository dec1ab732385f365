using System.Linq;
using PromptGen.Core.Collections;

namespace PromptGen.Generator.Stages;

/// <summary>Which prompts become classes.</summary>
/// <param name="CanGenerate">The project has what generated code needs.</param>
/// <param name="Refused">The relative paths of prompts that conflict with each other.</param>
internal sealed record EmissionGate(bool CanGenerate, EquatableArray<string> Refused)
{
    public bool Passes(CompiledFile file) => file.Code is not null && CanGenerate && !Refused.Contains(file.RelativePath);
}
