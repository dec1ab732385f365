using System.ComponentModel;
using System.Threading;

namespace PromptGen.Generated;

/// <summary>Records whether a host of this process uses releases; without releases, rendering reads only this flag.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReleaseSwitch
{
    private static bool s_isOn;

    /// <summary>Whether a host of this process has used releases so far; never becomes false again.</summary>
    public static bool IsOn => Volatile.Read(ref s_isOn);

    internal static void TurnOn() => Volatile.Write(ref s_isOn, true);
}
