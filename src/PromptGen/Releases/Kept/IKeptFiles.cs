using System;
using System.Collections.Generic;

namespace PromptGen.Releases.Kept;

/// <summary>The files of a folder, each whole or not there. A test has another one, whose disk is full or damaged.</summary>
internal interface IKeptFiles
{
    /// <returns>Null: it is not there.</returns>
    byte[]? Read(string folder, string name, int limit);

    /// <summary>Writes a file atomically: a reader gets the former or the new content. A file that already has the content is not
    /// changed.</summary>
    void Write(string folder, string name, byte[] content);

    /// <summary>The files of a folder, those written last at the end.</summary>
    IReadOnlyList<string> List(string folder);

    void Delete(string folder, string name);

    /// <summary>Removes what writers that were killed have left.</summary>
    void RemoveLeftovers(string folder);
}
