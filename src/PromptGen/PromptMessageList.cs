using System;
using System.Collections;
using System.Collections.Generic;

namespace PromptGen;

/// <summary>The messages of a <see cref="RenderedPrompt"/> in order, those of slots included.</summary>
/// <remarks>Immutable. Enumerating it with <c>foreach</c> allocates nothing; used as an <see cref="IReadOnlyList{T}"/> it is boxed once.</remarks>
public readonly struct PromptMessageList : IReadOnlyList<PromptMessage>
{
    private readonly RenderedPrompt _prompt;

    internal PromptMessageList(in RenderedPrompt prompt)
    {
        _prompt = prompt;
    }

    /// <summary>How many messages there are.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < _prompt.PartCount; i++)
            {
                count += _prompt.Part(i).Count;
            }

            return count;
        }
    }

    /// <summary>The message at a place.</summary>
    /// <param name="index">From zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not below <see cref="Count"/>.</exception>
    public PromptMessage this[int index]
    {
        get
        {
            int within = index;
            for (int i = 0; within >= 0 && i < _prompt.PartCount; i++)
            {
                Generated.MessagePart part = _prompt.Part(i);
                if (within < part.Count)
                {
                    return _prompt.Message(i, within);
                }

                within -= part.Count;
            }

            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <summary>Enumerates the messages without allocating.</summary>
    public Enumerator GetEnumerator() => new(_prompt);

    IEnumerator<PromptMessage> IEnumerable<PromptMessage>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Walks over the messages.</summary>
    public struct Enumerator : IEnumerator<PromptMessage>
    {
        private readonly RenderedPrompt _prompt;
        private int _part;
        private int _within;

        internal Enumerator(in RenderedPrompt prompt)
        {
            _prompt = prompt;
            _part = 0;
            _within = -1;
        }

        /// <summary>The message at the current place.</summary>
        public readonly PromptMessage Current => _prompt.Message(_part, _within);

        readonly object IEnumerator.Current => Current;

        /// <summary>Goes to the next message.</summary>
        /// <returns>False after the last one.</returns>
        public bool MoveNext()
        {
            _within++;
            while (_part < _prompt.PartCount)
            {
                if (_within < _prompt.Part(_part).Count)
                {
                    return true;
                }

                _part++;
                _within = 0;
            }

            return false;
        }

        /// <summary>Goes back before the first message.</summary>
        public void Reset()
        {
            _part = 0;
            _within = -1;
        }

        /// <summary>Does nothing.</summary>
        public readonly void Dispose()
        {
        }
    }
}
