"""What a committee's report says besides its results: headings, gaps for the official, and how results are introduced."""

from analysis.language import Text

DIRECTIVE = Text(
    "Kết quả thực hiện Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị trên địa bàn {place}",
    "What the figures say of {place} under Directive 48-CT/TW of 22 October 2010",
)
GROUNDS = Text(
    "Thực hiện Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm "
    "trong tình hình mới; [đơn vị bổ sung: kế hoạch, công văn yêu cầu báo cáo], [đơn vị bổ sung: cơ quan báo cáo] báo cáo như sau:",
    "",
)
OWN_GROUNDS = Text(
    "[đơn vị bổ sung: căn cứ, kế hoạch, công văn yêu cầu báo cáo], [đơn vị bổ sung: cơ quan báo cáo] báo cáo như sau:", ""
)
SECTIONS = {
    "results": Text("KẾT QUẢ", "Results"),
    "limits": Text("TỒN TẠI, HẠN CHẾ", "Shortcomings and limits"),
    "causes": Text("NGUYÊN NHÂN", "Causes"),
    "lessons": Text("BÀI HỌC KINH NGHIỆM", "Lessons"),
    "next": Text("PHƯƠNG HƯỚNG, KIẾN NGHỊ", "What next, and what is asked for"),
}
ANNEX = Text("PHỤ LỤC. CÁC BẢNG SỐ LIỆU", "Annex. The tables")
LONG = Text(
    "{caption}: {n} dòng, xem tệp Excel {file} cạnh báo cáo này.",
    "{caption}: {n} rows, in the Excel file {file} beside this report.",
)
PARTS = {
    "answer": Text("Kết luận chính", "Main finding"),
    "figures": Text("Số liệu và ước lượng", "Figures and estimates"),
    "course": Text("Diễn biến qua các kỳ", "The course over time"),
    "each": Text("Nhận xét từng kết quả", "Each result in words"),
    "work": Text("Kết quả công tác của đơn vị", "The unit's own work"),
    "of_data": Text("Của số liệu và cách tính", "Of the figures and the method"),
    "of_work": Text("Của công tác", "Of the work"),
    "why_data": Text("Vì sao số liệu chưa cho kết luận mạnh hơn", "Why the figures carry no stronger conclusion"),
    "why_work": Text("Nguyên nhân của tồn tại trong công tác", "Why the work fell short"),
    "needed": Text("Số liệu cần có thêm", "Data that are needed"),
    "tasks": Text("Nhiệm vụ và kiến nghị", "Tasks and requests"),
}
GAPS = {
    "work": Text(
        "[đơn vị bổ sung: công tác chỉ đạo, tuyên truyền, mô hình và số người tham gia, kèm nguồn của từng số liệu]",
        "[to be added by the unit: leadership, publicity, models and participants, with the source of each figure]",
    ),
    "of_work": Text(
        "[đơn vị bổ sung: tồn tại, hạn chế trong chỉ đạo và tổ chức thực hiện]",
        "[to be added by the unit: shortcomings of leadership and implementation]",
    ),
    "why_work": Text(
        "[đơn vị bổ sung: nguyên nhân khách quan, chủ quan]", "[to be added by the unit: causes within and outside its control]"
    ),
    "lessons": Text("[đơn vị bổ sung: bài học từ công tác thực tế]", "[to be added by the unit: lessons from its own work]"),
    "tasks": Text(
        "[đơn vị bổ sung: phương hướng, nhiệm vụ, thời hạn, cơ quan chủ trì; kiến nghị với cấp trên]",
        "[to be added by the unit: tasks, dates, who leads; requests to the level above]",
    ),
    "limits": Text(
        "Các kết quả đã lưu không kèm cảnh báo nào; [đơn vị bổ sung: hạn chế đã biết của số liệu]",
        "The saved results carry no caution; [to be added by the unit: known limits of the figures]",
    ),
    "needed": Text(
        "[đơn vị bổ sung: số liệu còn thiếu, nơi cung cấp]", "[to be added by the unit: data that are missing, and who has them]"
    ),
    "caveat": Text(
        "[đơn vị bổ sung: điều cần lưu ý khi dùng kết luận này]", "[to be added by the unit: what to mind in using this]"
    ),
    "answer": Text("[đơn vị bổ sung: kết luận chính]", "[to be added by the unit: the main finding]"),
}
COLUMNS = Text("Chỉ số|Kết quả|Khoảng|Đơn vị|Giai đoạn|Mức kết luận", "Indicator|Value|Interval|Unit|Period|May be said")
CLAIMS = {
    "": Text("—", "—"),  # no finding: the interval includes no change
    "describe": Text("mô tả", "description"),
    "associate": Text("mối liên hệ, chưa phải nhân quả", "association, no cause"),
    "cause_if": Text("nhân quả, với điều kiện các giả định đúng", "cause, if the assumptions hold"),
}
REFUSED = Text("Những nội dung chưa đủ cơ sở để ước lượng", "What could not be estimated")
REFUSALS = Text("Nội dung|Vì sao", "What|Why")
RESULTS = Text("Các kết quả và khoảng tin cậy 95%", "The results with their 95% intervals")
NOT_SAID = Text(
    "{n} trong {of} kết quả không nhắc lại ở đây: xem bảng “{table}”.",
    "{n} of {of} results are not repeated here: see the table “{table}”.",
)
YEARLY = Text("Số liệu ghi nhận từng kỳ ({unit})", "Recorded figures by period ({unit})")
PERIOD = Text("Kỳ", "Period")
ACROSS = Text("Số ghi nhận chia cho mẫu số của các kỳ có báo cáo.", "Recorded figures over the exposure of the periods reported.")
TESTED = Text("Các phép kiểm tra đã làm", "The checks that were made")
TESTED_OF = Text("Các phép kiểm tra đã làm. {about}", "The checks that were made. {about}")
TESTS = Text("Câu hỏi kiểm tra|Kết luận|Kết quả", "Question|Verdict|What came of it")
VERDICTS = {
    "held": Text("đạt", "held"),
    "failed": Text("không đạt", "failed"),
    "measured": Text("số đo", "a measure"),
    "not_possible": Text("không làm được", "not possible"),
}
CURVES = Text(
    "Diễn biến {what}. Chấm: số ghi nhận; đường xanh và dải: mô hình và khoảng tin cậy{against}. Đơn vị: {unit}",
    "The course of {what}. Dots: recorded; blue: the model and its interval{against}. Unit: {unit}",
)
AGAINST = Text("; đường cam đứt: mức đối chứng", "; dashed orange: the comparison")
SERIES = Text("{n} chỉ số", "{n} indicators")
SOME = Text("{n} chuỗi đầu trong {of} chuỗi của bảng kết quả", "the first {n} of {of} series in the table of results")
OWN_UNITS = Text("như tên chỉ số", "as the indicator's name says")
HORIZONS = Text(
    "Chênh lệch theo số kỳ kể từ khi bắt đầu, {what}; vạch đứng của mỗi điểm là khoảng tin cậy 95%. Trục đứng: {unit}",
    "The difference by periods since the start, {what}; the bar of each point is its 95% interval. Vertical: {unit}",
)
DOTS = Text("Các kết quả cùng đơn vị ({unit}) với khoảng tin cậy 95%", "Results of one unit ({unit}) with their 95% intervals")
ALIKE = Text("Còn {n} lưu ý cùng loại ở các kết quả khác: xem trang của từng phần.", "{n} more cautions of the same kinds on other results: see the page of each part.")  # fmt: skip
UNCLEAR = Text(
    "{k} trong {n} kết quả có khoảng tin cậy chứa mức không đổi: chưa được kết luận tăng hay giảm từ những số liệu này.",
    "The interval of {k} of {n} results includes no change: neither a rise nor a fall may be concluded from these figures.",
)
NO_ESTIMATE = Text("{subject}: chưa đủ cơ sở để ước lượng, vì {reason}.", "{subject}: no estimate, because {reason}.")
OUTCOME, EVERY = Text("Chỉ tiêu", "Outcome"), Text("mọi chỉ tiêu", "every outcome")
FAILED = Text("Không đạt: {sentence}", "Failed: {sentence}")
WARNED = Text("có phép kiểm tra không đạt; {sentence}", "a check failed; {sentence}")
FAILED_OF = Text("{about}. Không đạt: {sentence}", "{about}. Failed: {sentence}")
AS_PLANNED = Text("Làm đúng kế hoạch đã khóa ngày {date}.", "Done as in the plan locked on {date}.")
OTHERWISE = Text(
    "Khác kế hoạch đã khóa ngày {date}: {what}; kết quả là thăm dò.",
    "Otherwise than in the plan locked on {date}: {what}; the result is exploratory.",
)
ONLY_DESCRIBED = Text(
    "Các kết quả ở đây chỉ mô tả số ghi nhận: không có ngày bắt đầu của từng biện pháp, mức trước đó và nơi chưa áp dụng để so đi kèm nên không gắn được với biện pháp nào.",
    "The results only describe the record: without start dates of the measures, a level before them and a comparison they cannot be tied to any measure.",
)
ASSUMED = Text("Kết luận về quan hệ nhân quả phải giả định rằng {what}.", "A causal conclusion has to assume that {what}.")
TO_JUDGE = Text(
    "Ngày bắt đầu của từng biện pháp ở từng địa bàn, số liệu theo tháng trước và sau ngày ấy, và số liệu của nơi chưa áp dụng.",
    "The start date of each measure in each place, monthly figures before and after it, and figures of places without it.",
)
TO_REFUTE = Text(
    "Một chỉ số mà can thiệp không thể tác động, của cùng những nơi hay người ấy và cùng thời gian: kết quả chưa được thử với chỉ số nào như vậy.",
    "An outcome that the treatment cannot touch, of the same places or persons and periods: the result has been tried on none.",
)
CAVEAT = Text("Lưu ý", "Caveat")
SIMULATED_LINE = Text(
    "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của địa bàn nào", "SIMULATED DATA: these are not the figures of any real place"
)
MARK = Text("Số liệu mô phỏng. ", "Simulated data. ")
BRIEF = Text("TÓM TẮT MỘT TRANG", "BRIEF")
