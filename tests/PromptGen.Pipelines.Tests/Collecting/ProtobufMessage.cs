using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Google.Protobuf;

namespace PromptGen.Pipelines.Tests.Collecting;

/// <summary>A message of protocol buffers, read without its schema: no package with OTLP's is served.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Field, ulong Number, ByteString? Bytes)> _fields = [];

    private ProtobufMessage(CodedInputStream input)
    {
        for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            int field = WireFormat.GetTagFieldNumber(tag);
            _fields.Add(WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => (field, input.ReadUInt64(), null),
                WireFormat.WireType.Fixed64 => (field, input.ReadFixed64(), null),
                WireFormat.WireType.Fixed32 => (field, input.ReadFixed32(), null),
                WireFormat.WireType.LengthDelimited => (field, 0, input.ReadBytes()),
                WireFormat.WireType other => throw new FormatException("OTLP has no fields of the wire type " + other + "."),
            });
        }
    }

    public static ProtobufMessage Parse(byte[] bytes)
    {
        using CodedInputStream input = new(bytes);
        return new ProtobufMessage(input);
    }

    public bool Has(int field) => _fields.Exists(one => one.Field == field);

    public IEnumerable<ProtobufMessage> Messages(int field) =>
        _fields.Where(one => one.Field == field).Select(static one => Parse(one.Bytes!.ToByteArray()));

    /// <summary>The messages at the end of a way of fields.</summary>
    public IEnumerable<ProtobufMessage> Messages(int field, params int[] further) =>
        further.Aggregate(Messages(field), static (messages, next) => messages.SelectMany(message => message.Messages(next)));

    public string Text(int field) => _fields.LastOrDefault(one => one.Field == field).Bytes?.ToStringUtf8() ?? "";

    public string Hex(int field) => Convert.ToHexStringLower((_fields.LastOrDefault(one => one.Field == field).Bytes ?? ByteString.Empty).Span);

    public ulong Number(int field) => _fields.LastOrDefault(one => one.Field == field).Number;

    public double Double(int field) => BitConverter.UInt64BitsToDouble(Number(field));

    /// <summary>The attributes in a field, values as texts.</summary>
    public IReadOnlyDictionary<string, string> Attributes(int field) =>
        Messages(field).ToDictionary(static pair => pair.Text(1), static pair => pair.Messages(2).Single().AnyValue(), StringComparer.Ordinal);

    private string AnyValue()
    {
        if (Has(2))
        {
            return Number(2) == 0 ? "false" : "true";
        }

        if (Has(3))
        {
            return ((long)Number(3)).ToString(CultureInfo.InvariantCulture);
        }

        if (Has(4))
        {
            return Double(4).ToString(CultureInfo.InvariantCulture);
        }

        return Has(5) ? string.Join(",", Messages(5, 1).Select(static item => item.AnyValue())) : Text(1);
    }
}
