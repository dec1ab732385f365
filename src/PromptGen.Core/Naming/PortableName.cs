using System;

namespace PromptGen.Core.Naming;

/// <summary>
/// The one rule for names that become file and folder names on every system: prompt ids, environments and bundles. A name that
/// Windows cannot have as a file would make a repository that cannot be checked out there.
/// </summary>
internal static class PortableName
{
    public const int LongestLength = 100;

    private static readonly string[] Devices = ["aux", "con", "nul", "prn"];

    /// <summary>Lower-case letters, digits and single hyphens, beginning with a letter, and not the name of a device.</summary>
    public static bool Is(string name) => HasForm(name) && !IsDevice(name);

    /// <summary>
    /// Whether Windows takes a file of this name for a device, such as <c>con</c> or <c>com1</c>, whatever extension follows.
    /// </summary>
    public static bool IsDevice(string name) =>
        Array.BinarySearch(Devices, name, StringComparer.Ordinal) >= 0
        || (name.Length == 4 && name[3] is >= '0' and <= '9'
            && (name.StartsWith("com", StringComparison.Ordinal) || name.StartsWith("lpt", StringComparison.Ordinal)));

    private static bool HasForm(string name)
    {
        if (name.Length is 0 or > LongestLength || name[0] is not (>= 'a' and <= 'z') || name[name.Length - 1] == '-')
        {
            return false;
        }

        for (int i = 1; i < name.Length; i++)
        {
            bool fits = name[i] is (>= 'a' and <= 'z') or (>= '0' and <= '9') || (name[i] == '-' && name[i - 1] != '-');
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
