using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace PromptGen.Releases.Tests;

/// <summary>
/// A ConfigMap as the kubelet mounts it: files lie in a folder named after a time, <c>..data</c> is a link to it, and what applications open are links through <c>..data</c>. A change is
/// a new folder and a new link, which is renamed over the old one; then the old folder is removed.
/// </summary>
internal sealed class MountedConfigMap
{
    private readonly string _folder;
    private int _generation;
    private string? _current;

    public MountedConfigMap(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    public string this[string path] => Path.Combine(_folder, path);

    /// <param name="files">Contents by their paths.</param>
    public void Write(IReadOnlyDictionary<string, string> files)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"..2026_11_30_09_00_00.{_generation++:D9}");
        foreach (KeyValuePair<string, string> file in files)
        {
            string path = Path.Combine(_folder, name, file.Key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Value);
        }

        Directory.CreateSymbolicLink(this["..data_tmp"], name);
        if (Rename(this["..data_tmp"], this["..data"]) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        foreach (string path in files.Keys)
        {
            string top = path.Split('/')[0];
            if (_current is null && !Path.Exists(this[top]))
            {
                File.CreateSymbolicLink(this[top], "..data/" + top);
            }
        }

        if (_current is not null)
        {
            Directory.Delete(_current, recursive: true);
        }

        _current = this[name];
    }

    // File.Move follows a link to a folder, and Directory.Move replaces nothing.
    [DllImport("libc", EntryPoint = "rename", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Rename(string from, string to);
}
