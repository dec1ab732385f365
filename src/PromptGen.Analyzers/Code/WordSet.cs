using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace PromptGen.Analyzers.Code;

/// <summary>
/// Which words occur in a file, told from its characters alone: a sieve before any syntax is looked at. It may say yes to a word
/// that is not there (in a comment, or by equal hashes), never no to one that is.
/// </summary>
internal sealed class WordSet
{
    private const uint HashStart = 2166136261;
    private const uint HashFactor = 16777619;
    private const int BufferSize = 4096;

    private readonly HashSet<uint> _words = [];

    private WordSet()
    {
    }

    /// <summary>A role stands in the file: <c>"system"</c> as a text, or <c>.System</c> as a member.</summary>
    public bool HasRole { get; private set; }

    /// <summary>The file has a <c>new(...)</c> with something between its parentheses.</summary>
    public bool HasImplicitCreation { get; private set; }

    public IEnumerable<uint> Hashes => _words;

    public static WordSet Of(SourceText text)
    {
        WordSet words = new();
        words.Read(text);
        return words;
    }

    public bool Contains(string word) => _words.Contains(Hash(word));

    public bool Contains(uint hash) => _words.Contains(hash);

    public static uint Hash(string word)
    {
        uint hash = HashStart;
        foreach (char character in word)
        {
            hash = (hash ^ character) * HashFactor;
        }

        return hash;
    }

    private void Read(SourceText text)
    {
        uint system = Hash("system");
        uint systemMember = Hash("System");
        uint developer = Hash("developer");
        uint developerMember = Hash("Developer");
        uint creation = Hash("new");

        char[] buffer = new char[BufferSize];
        uint hash = HashStart;
        bool inWord = false;
        bool afterNew = false;
        bool opened = false;
        char before = '\0';
        char last = '\0';
        for (int start = 0; start < text.Length; start += BufferSize)
        {
            int count = Math.Min(BufferSize, text.Length - start);
            text.CopyTo(start, buffer, 0, count);
            for (int i = 0; i < count; i++)
            {
                char character = buffer[i];
                if (IsWordCharacter(character))
                {
                    if (!inWord)
                    {
                        inWord = true;
                        before = last;
                        hash = HashStart;
                        if (opened)
                        {
                            HasImplicitCreation = true;
                        }
                    }

                    hash = (hash ^ character) * HashFactor;
                    afterNew = false;
                    opened = false;
                }
                else
                {
                    if (inWord)
                    {
                        inWord = false;
                        _words.Add(hash);
                        afterNew = hash == creation;
                        if ((hash == system || hash == developer) && before is '"' or '\\' or '\'')
                        {
                            HasRole = true;
                        }
                        else if ((hash == systemMember || hash == developerMember) && before is '.')
                        {
                            HasRole = true;
                        }
                    }

                    if (character == '(' && afterNew)
                    {
                        opened = true;
                        afterNew = false;
                    }
                    else if (opened && !char.IsWhiteSpace(character))
                    {
                        HasImplicitCreation |= character != ')';
                        opened = false;
                    }
                    else if (!char.IsWhiteSpace(character))
                    {
                        afterNew = false;
                    }
                }

                last = character;
            }
        }

        if (inWord)
        {
            _words.Add(hash);
        }
    }

    private static bool IsWordCharacter(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' || (character >= 0x80 && char.IsLetterOrDigit(character));
}
