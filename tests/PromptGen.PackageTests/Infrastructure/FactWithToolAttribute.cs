using System.Linq;
using Xunit;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>A test that needs a program: skipped, with the reason shown, where the machine has none of the alternatives.</summary>
public sealed class FactWithToolAttribute : FactAttribute
{
    public FactWithToolAttribute(params string[] alternatives)
    {
        if (!alternatives.Any(Tool.IsAvailable))
        {
            Skip = $"{string.Join(" or ", alternatives)} is not on this machine.";
        }
    }
}
