using System;
using System.IO;

namespace PromptGen.Tool.Output;

/// <summary>Tells the end of a pipe's reader from other failures of writing: by its number, since the message is in the language of the system.</summary>
internal static class BrokenPipe
{
    // EPIPE has this number on Linux and macOS. The runtime takes it over as it is.
    private const int Epipe = 32;

    // HRESULTs of ERROR_BROKEN_PIPE, ERROR_NO_DATA and ERROR_PIPE_NOT_CONNECTED.
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);
    private const int WindowsNotConnected = unchecked((int)0x800700E9);

    public static bool Is(IOException exception) => OperatingSystem.IsWindows()
        ? exception.HResult is WindowsBrokenPipe or WindowsNoData or WindowsNotConnected
        : exception.HResult == Epipe;
}
