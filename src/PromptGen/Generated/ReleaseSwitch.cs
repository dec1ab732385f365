using System.ComponentModel;
using System.Threading;

namespace PromptGen.Generated;

/// <summary>Whether any host of this process has configured releases. While none has, this is all that releases cost.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReleaseSwitch
{
    private static bool s_isOn;

    /// <summary>True from the first host with releases on, for the rest of the process.</summary>
    public static bool IsOn => Volatile.Read(ref s_isOn);

    internal static void TurnOn() => Volatile.Write(ref s_isOn, true);
}
