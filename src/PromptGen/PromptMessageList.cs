using System;
using System.Collections;
using System.Collections.Generic;

namespace PromptGen;

/// <summary>The messages of a <see cref="RenderedPrompt"/> in order, including the messages in slots.</summary>
/// <remarks>Immutable. Enumerating it with <c>foreach</c> does not allocate. Using it as an <see cref="IReadOnlyList{T}"/> boxes it
/// once.</remarks>
public readonly struct PromptMessageList : IReadOnlyList<PromptMessage>
{
    private readonly RenderedPrompt _prompt;

    internal PromptMessageList(in RenderedPrompt prompt)
    {
        _prompt = prompt;
    }

    /// <summary>The number of messages, including the messages in slots.</summary>
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

    /// <summary>Gets the message at an index.</summary>
    /// <param name="index">The index, from 0 to <see cref="Count"/> minus one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative, or not less than
    /// <see cref="Count"/>.</exception>
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

    /// <summary>Returns an enumerator over the messages that does not allocate.</summary>
    public Enumerator GetEnumerator() => new(_prompt);

    IEnumerator<PromptMessage> IEnumerable<PromptMessage>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Enumerates the messages of a <see cref="PromptMessageList"/>.</summary>
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

        /// <summary>The message at the current position.</summary>
        public readonly PromptMessage Current => _prompt.Message(_part, _within);

        readonly object IEnumerator.Current => Current;

        /// <summary>Moves to the next message.</summary>
        /// <returns>True if there is a next message; false after the last one.</returns>
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

        /// <summary>Moves back to the position before the first message.</summary>
        public void Reset()
        {
            _part = 0;
            _within = -1;
        }

        /// <summary>Does nothing: the enumerator does not own resources.</summary>
        public readonly void Dispose()
        {
        }
    }
}
